/** The life of a callback, tested without anything around it. */
@NullMarked
package io.ringback.trigger.callback;

import org.jspecify.annotations.NullMarked;
