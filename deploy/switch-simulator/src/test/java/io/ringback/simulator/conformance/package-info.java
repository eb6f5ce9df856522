/** Replays recorded sessions of a real Asterisk and compares everything. */
@NullMarked
package io.ringback.simulator.conformance;

import org.jspecify.annotations.NullMarked;
