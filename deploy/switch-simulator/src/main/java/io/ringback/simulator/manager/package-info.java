/** The manager interface: sessions, permissions, actions. */
@NullMarked
package io.ringback.simulator.manager;

import org.jspecify.annotations.NullMarked;
