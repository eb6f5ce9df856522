/** The HTTP side: rings counted at the phones, inbound calls, faults. */
@NullMarked
package io.ringback.simulator.control;

import org.jspecify.annotations.NullMarked;
