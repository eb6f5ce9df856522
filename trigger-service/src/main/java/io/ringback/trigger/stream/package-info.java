/** Callbacks as they happen, for whoever listens. */
@NullMarked
package io.ringback.trigger.stream;

import org.jspecify.annotations.NullMarked;
