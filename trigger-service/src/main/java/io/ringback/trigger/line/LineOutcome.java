package io.ringback.trigger.line;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line event.
 *
 * @param kind what it was decided by
 * @param rule of admission that refused it, null if none did
 * @param callback it led to or joined, null if none
 */
record LineOutcome(
        Kind kind, @Nullable String rule, @Nullable UUID callback) {
    /** What was decided. */
    enum Kind {
        /** A callback was accepted. */
        ACCEPTED,
        /** There was one for the same numbers already. */
        JOINED,
        /** The number is on no account that may use the access number. */
        UNKNOWN_CALLER,
        /** There is no such access number any more. */
        NO_ACCESS_NUMBER,
        /** What was keyed is no number there. */
        WRONG_DESTINATION,
        /** As many wait for the line as may. */
        LINE_FULL,
        /** The line is looked at. */
        NOTED,
        /** Nobody ever waited for the line. */
        NOBODY_WAITS,
        /** It came when nobody waits for it any more. */
        TOO_LATE,
        /** A rule of admission forbids it. */
        REFUSED
    }

    static LineOutcome of(Kind kind) {
        return new LineOutcome(kind, null, null);
    }

    static LineOutcome refused(String rule) {
        return new LineOutcome(Kind.REFUSED, rule, null);
    }

    static LineOutcome callback(Kind kind, UUID id) {
        return new LineOutcome(kind, null, id);
    }

    /** One word for counters and logs: the rule's, or the kind. */
    String word() {
        return (rule == null ? kind.name() : rule).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
