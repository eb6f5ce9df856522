package io.ringback.engine.call;

import java.time.Duration;

/**
 * How long the machine waits for what ought to come.
 *
 * @param told after a cut of the switch connection, until everyone is told that the call is unknown
 * @param unknownClosed after a reconnect that does not show the call, until it is closed
 */
public record Timing(Duration told, Duration unknownClosed) {
    /** As the platform has it. */
    public static final Timing STANDARD = new Timing(Duration.ofSeconds(30), Duration.ofSeconds(120));

    /** For the cause of a channel that is reported gone elsewhere. */
    static final Duration CAUSE = Duration.ofSeconds(2);
    /** For the events of a channel that the answer to its originate overtook; milliseconds, as recorded. */
    static final Duration OVERTAKEN = Duration.ofMillis(250);
    /** For the dialplan to hand the answered caller over. */
    static final Duration HAND_OVER = Duration.ofSeconds(5);
    /** For a prompt to end. */
    static final Duration PROMPT = Duration.ofSeconds(30);
    /** For the switch to tell a person from a machine; it takes 5 s unless an operator set more. */
    static final Duration DETECTION = Duration.ofSeconds(15);
    /** For all announcements of a single leg to be said once. */
    static final Duration ANNOUNCEMENTS = Duration.ofMinutes(10);
    /** For a setting to be made on the caller's channel. */
    static final Duration SETTING = Duration.ofSeconds(5);
    /** For the answer to what a caller has keyed. */
    static final Duration RULING = Duration.ofSeconds(5);
    /** Beyond the ring timeout, for the switch to report it. */
    static final Duration RING_REPORT = Duration.ofSeconds(5);
    /** Between two hang-ups of the same channel. */
    static final Duration HANG_UP_AGAIN = Duration.ofSeconds(1);
    /** For the closing prompts; also the channel's own timeout during them. */
    static final Duration CLOSING = Duration.ofSeconds(20);
    /** With this much of the grant left, more is asked for. */
    static final Duration EXTENSION = Duration.ofSeconds(30);
    /** The last warning before a grant that will not be extended. */
    static final Duration LAST_WARNING = Duration.ofSeconds(10);
    /** Past a call's last possible second, until it is closed though its switch never came back. */
    static final Duration GONE_FOR_GOOD = Duration.ofMinutes(15);
    /** Hang-ups sent before a channel that does not report its end is given up. */
    static final int HANG_UPS = 8;
}
