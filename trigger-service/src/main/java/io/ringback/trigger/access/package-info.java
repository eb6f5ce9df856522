/** The numbers people call to ask for a callback. */
@NullMarked
package io.ringback.trigger.access;

import org.jspecify.annotations.NullMarked;
