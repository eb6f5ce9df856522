/** A stand-in for a recorded Asterisk: AMI on TCP, scripted phones behind it, HTTP to watch and disturb it. */
@NullMarked
package io.ringback.simulator;

import org.jspecify.annotations.NullMarked;
