package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can happen on the way of an attempt. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface CallFact {

    /** Waits for a free channel: its place, 1 being next, and when that should be. */
    record AttemptQueued(int place, @Nullable Instant eta) implements CallFact {
        public AttemptQueued {
            Require.atLeast(1, "place", place);
        }
    }

    /**
     * The dial is durable and goes out now.
     *
     * @param n number of the dial within the attempt, from 1
     * @param channelId {@code rb-<installation>-<attempt>-<leg>-<n>}
     */
    record LegDialing(Leg leg, int n, Party party, String trunk, String switchId, String channelId)
            implements CallFact {
        public LegDialing {
            Require.atLeast(1, "n", n);
        }
    }

    /** The phone rings. */
    record LegRinging(Leg leg, int n) implements CallFact {
        public LegRinging {
            Require.atLeast(1, "n", n);
        }
    }

    /** The phone was answered. */
    record LegAnswered(Leg leg, int n) implements CallFact {
        public LegAnswered {
            Require.atLeast(1, "n", n);
        }
    }

    /**
     * The leg is gone.
     *
     * @param n the dial it ends; its {@link LegDialing} names the target
     * @param cause Q.850, null if never learned
     * @param sip final response (TechCause), null if none
     * @param disposition the cause table's reading
     */
    record LegEnded(
            Leg leg,
            int n,
            @Nullable Integer cause,
            @Nullable Integer sip,
            Disposition disposition,
            boolean rang,
            HungUpBy hungUpBy)
            implements CallFact {
        public LegEnded {
            Require.atLeast(1, "n", n);
        }
    }

    /**
     * The human check came to a verdict.
     *
     * @param detail what the switch heard (AMDCAUSE), such as {@code LONGGREETING-2050-1500}; null where a key was asked for
     */
    record HumanChecked(
            Leg leg, int n, HumanVerdict verdict, @Nullable String detail) implements CallFact {
        public HumanChecked {
            Require.atLeast(1, "n", n);
        }

        /** By a key. */
        public HumanChecked(Leg leg, int n, HumanVerdict verdict) {
            this(leg, n, verdict, null);
        }
    }

    /** Account and PIN were keyed; readable by rating alone. */
    record IdentityOffered(int tryNumber, String account, String sealed) implements CallFact {
        public IdentityOffered {
            Require.atLeast(1, "tryNumber", tryNumber);
        }

        /** The secret stays out of logs, sealed or not. */
        @Override
        public String toString() {
            return "IdentityOffered[tryNumber=" + tryNumber + ", …]";
        }
    }

    /** Digits for a destination were keyed, and fit the access number's patterns. */
    record DestinationDialled(int tryNumber, String digits) implements CallFact {
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,32}");

        public DestinationDialled {
            Require.atLeast(1, "tryNumber", tryNumber);
            if (!DIGITS.matcher(digits).matches()) {
                throw new IllegalArgumentException("digits must be 1 to 32 of 0 to 9");
            }
        }
    }

    /** "Never call me again." */
    record OptedOut(Leg leg, Party party) implements CallFact {}

    /** The alert was acknowledged. */
    record Acknowledged(String digit) implements CallFact {
        private static final Pattern DIGIT = Pattern.compile("[0-9]");

        public Acknowledged {
            if (!DIGIT.matcher(digit).matches()) {
                throw new IllegalArgumentException("digit must be 0 to 9");
            }
        }
    }

    /** Caller and callee hear each other. */
    record Bridged(int n) implements CallFact {
        public Bridged {
            Require.atLeast(1, "n", n);
        }
    }

    /** The grant runs low. */
    record HoldExtensionRequested(int sequence, int talkedSeconds) implements CallFact {
        public HoldExtensionRequested {
            Require.atLeast(1, "sequence", sequence);
            Require.atLeast(0, "talkedSeconds", talkedSeconds);
        }
    }

    /** They no longer hear each other. */
    record TalkEnded(EndReason reason, long talkMillis) implements CallFact {
        public TalkEnded {
            Require.atLeast(0, "talkMillis", talkMillis);
        }
    }

    /**
     * A recording was made.
     *
     * @param reference name of its file on the switch
     * @param seconds of the talk, rounded up; 0 if that is not known
     */
    record Recorded(String reference, long seconds) implements CallFact {
        public Recorded {
            Require.atLeast(0, "seconds", seconds);
        }
    }

    /** Contact with the switch was lost; nothing is redialled before it is reconciled. */
    record AttemptUnknown(String sentence) implements CallFact {}

    /**
     * The last fact of an attempt.
     *
     * @param deferReason set with DEFERRED only
     * @param leg the leg that decided the disposition
     * @param dialled whether any dial went out
     * @param rang whether any phone rang
     * @param acknowledged set for alerts only
     * @param callerMillis caller's answer to the caller's end, 0 if never answered
     * @param talkMillis bridge to end, 0 if never bridged
     * @param estimated whether times are only what is proven
     * @param answeredAt when the caller answered, null if never
     * @param bridgedAt when the talk began, null if never or if that is not known
     */
    record AttemptEnded(
            Disposition disposition,
            @Nullable DeferReason deferReason,
            Leg leg,
            HungUpBy hungUpBy,
            EndReason endReason,
            @Nullable Integer cause,
            @Nullable Integer sip,
            boolean rang,
            boolean dialled,
            @Nullable Boolean acknowledged,
            long callerMillis,
            long talkMillis,
            boolean estimated,
            @Nullable Instant answeredAt,
            @Nullable Instant bridgedAt)
            implements CallFact {
        /** Without the moments, as where nobody answered. */
        public AttemptEnded(
                Disposition disposition,
                @Nullable DeferReason deferReason,
                Leg leg,
                HungUpBy hungUpBy,
                EndReason endReason,
                @Nullable Integer cause,
                @Nullable Integer sip,
                boolean rang,
                boolean dialled,
                @Nullable Boolean acknowledged,
                long callerMillis,
                long talkMillis,
                boolean estimated) {
            this(
                    disposition,
                    deferReason,
                    leg,
                    hungUpBy,
                    endReason,
                    cause,
                    sip,
                    rang,
                    dialled,
                    acknowledged,
                    callerMillis,
                    talkMillis,
                    estimated,
                    null,
                    null);
        }

        public AttemptEnded {
            Require.atLeast(0, "callerMillis", callerMillis);
            Require.atLeast(0, "talkMillis", talkMillis);
            if ((disposition == Disposition.DEFERRED) != (deferReason != null)) {
                throw new IllegalArgumentException("a defer reason belongs to DEFERRED alone: " + disposition);
            }
        }
    }
}
