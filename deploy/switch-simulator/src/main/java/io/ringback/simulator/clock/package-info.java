/** The one thread of the simulator, and its timers. */
@NullMarked
package io.ringback.simulator.clock;

import org.jspecify.annotations.NullMarked;
