/** The list of numbers that must never be rung. */
@NullMarked
package io.ringback.trigger.blocked;

import org.jspecify.annotations.NullMarked;
