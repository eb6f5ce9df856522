package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RingTimeout;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.TargetCondition;
import org.jspecify.annotations.Nullable;

/**
 * Where calls to a number go instead of ringing there, or after it was not reached.
 *
 * @param when before ringing, or after which outcome
 * @param to who is rung then
 * @param trunk the one way to it, null for the routes in force
 * @param ringTimeoutSeconds how long {@code to} rings, 1 to 300
 */
public record Forward(When when, Party to, @Nullable String trunk, int ringTimeoutSeconds) {
    public Forward {
        RingTimeout.check(ringTimeoutSeconds);
    }

    /** When a rule applies. */
    public enum When {
        /** Before anything rings. */
        ALWAYS,
        BUSY,
        NO_ANSWER,
        UNREACHABLE,
        /** After any other outcome. */
        OTHER;

        /** Null for {@link #ALWAYS}. */
        public @Nullable TargetCondition condition() {
            return this == ALWAYS ? null : TargetCondition.valueOf(name());
        }
    }

    /** The way the rule names, null if it names none. */
    @Nullable
    Route route() {
        if (trunk == null) {
            return null;
        }
        return new Route(
                trunk,
                switch (to) {
                    case Party.E164 number -> number.number();
                    case Party.Extension extension -> extension.digits();
                    case Party.Voicemail voicemail -> voicemail.box();
                });
    }
}
