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
import org.jspecify.annotations.Nullable;

/** What can happen on the way of an attempt. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface CallFact {

    /** Waits for a free channel: its place, 1 being next, and when that should be. */
    record AttemptQueued(int place, @Nullable Instant eta) implements CallFact {}

    /**
     * The dial is durable and goes out now.
     *
     * @param n number of the dial within the attempt, from 1
     * @param channelId {@code rb-<installation>-<attempt>-<leg>-<n>}
     */
    record LegDialing(Leg leg, int n, Party party, String trunk, String switchId, String channelId)
            implements CallFact {}

    /** The phone rings. */
    record LegRinging(Leg leg, int n) implements CallFact {}

    /** The phone was answered. */
    record LegAnswered(Leg leg, int n) implements CallFact {}

    /**
     * The leg is gone.
     *
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
            implements CallFact {}

    /** The human check came to a verdict. */
    record HumanChecked(Leg leg, int n, HumanVerdict verdict) implements CallFact {}

    /** Account and PIN were keyed; readable by rating alone. */
    record IdentityOffered(int tryNumber, String account, String sealed) implements CallFact {}

    /** Digits for a destination were keyed, and fit the access number's patterns. */
    record DestinationDialled(int tryNumber, String digits) implements CallFact {}

    /** "Never call me again." */
    record OptedOut(Leg leg, Party party) implements CallFact {}

    /** The alert was acknowledged. */
    record Acknowledged(String digit) implements CallFact {}

    /** Caller and callee hear each other. */
    record Bridged(int n) implements CallFact {}

    /** The grant runs low. */
    record HoldExtensionRequested(int sequence, int talkedSeconds) implements CallFact {}

    /** They no longer hear each other. */
    record TalkEnded(EndReason reason, long talkMillis) implements CallFact {}

    /** A recording was made. */
    record Recorded(String reference, long seconds) implements CallFact {}

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
            boolean estimated)
            implements CallFact {
        public AttemptEnded {
            if (callerMillis < 0 || talkMillis < 0) {
                throw new IllegalArgumentException("times must not be negative: " + callerMillis + ", " + talkMillis);
            }
            if ((disposition == Disposition.DEFERRED) != (deferReason != null)) {
                throw new IllegalArgumentException("a defer reason belongs to DEFERRED alone: " + disposition);
            }
        }
    }
}
