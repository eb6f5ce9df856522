/** The switch itself: channels, bridges, dialplan and the applications that run on a channel. */
@NullMarked
package io.ringback.simulator.call;

import org.jspecify.annotations.NullMarked;
