/**
 * The call machine: what happens on a call, as a pure function of state, input and time. No clock, no I/O, no
 * injection; effects are values that the shell performs after the state is durable.
 */
@NullMarked
package io.ringback.engine.call;

import org.jspecify.annotations.NullMarked;
