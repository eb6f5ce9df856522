/**
 * Proof that a telephone number is somebody's who is not registered with it: it is rung and told a one-time code, and whoever
 * knows the code may have that number rung first.
 */
@NullMarked
package io.ringback.trigger.proving;

import org.jspecify.annotations.NullMarked;
