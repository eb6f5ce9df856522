/** Manager events: what is reported to AMI sessions, and in which class. */
@NullMarked
package io.ringback.simulator.event;

import org.jspecify.annotations.NullMarked;
