package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.OperatorDecision;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RequestFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The CDR: one per attempt, failed and refused ones too. On {@code call.cdrs.v1} keyed by callback, on
 * {@code cdrs.latest.v1} by attempt.
 *
 * @param version 1, and one more for each correction
 * @param disposition null for an attempt that was refused
 * @param refused null for an attempt that was authorised
 * @param hops every dial in order, the caller's first
 * @param talkSeconds as priced by rating, whole seconds rounded up once
 * @param talkMillis as measured by the engine
 * @param decision who corrected the charge last, or settled it by hand, and why; null where nobody had to
 * @param recording name of the recording's file on the switch; null if nothing was recorded
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("CallDetailRecord")
public record CallDetailRecord(
        UUID callbackId,
        UUID attemptId,
        int version,
        boolean sandbox,
        @Nullable UUID accountId,
        RequestFacts request,
        @Nullable Instant authorizedAt,
        @Nullable Instant callerAnsweredAt,
        @Nullable Instant bridgedAt,
        Instant endedAt,
        @Nullable Disposition disposition,
        @Nullable DeferReason deferReason,
        @Nullable RefusalReason refused,
        @Nullable Leg leg,
        @Nullable EndReason endReason,
        @Nullable HungUpBy hungUpBy,
        @Nullable Integer cause,
        @Nullable Integer sip,
        long callerSeconds,
        long talkSeconds,
        long talkMillis,
        long overrunMillis,
        List<Hop> hops,
        List<LegCharge> legs,
        Money amount,
        Money absorbed,
        @Nullable Money balanceAfter,
        long deckVersion,
        boolean estimated,
        @Nullable OperatorDecision decision,
        @Nullable String recording)
        implements Message {
    public CallDetailRecord {
        hops = List.copyOf(hops);
        legs = List.copyOf(legs);
        Require.atLeast(1, "version", version);
    }

    /** Without a recording. */
    public CallDetailRecord(
            UUID callbackId,
            UUID attemptId,
            int version,
            boolean sandbox,
            @Nullable UUID accountId,
            RequestFacts request,
            @Nullable Instant authorizedAt,
            @Nullable Instant callerAnsweredAt,
            @Nullable Instant bridgedAt,
            Instant endedAt,
            @Nullable Disposition disposition,
            @Nullable DeferReason deferReason,
            @Nullable RefusalReason refused,
            @Nullable Leg leg,
            @Nullable EndReason endReason,
            @Nullable HungUpBy hungUpBy,
            @Nullable Integer cause,
            @Nullable Integer sip,
            long callerSeconds,
            long talkSeconds,
            long talkMillis,
            long overrunMillis,
            List<Hop> hops,
            List<LegCharge> legs,
            Money amount,
            Money absorbed,
            @Nullable Money balanceAfter,
            long deckVersion,
            boolean estimated,
            @Nullable OperatorDecision decision) {
        this(
                callbackId,
                attemptId,
                version,
                sandbox,
                accountId,
                request,
                authorizedAt,
                callerAnsweredAt,
                bridgedAt,
                endedAt,
                disposition,
                deferReason,
                refused,
                leg,
                endReason,
                hungUpBy,
                cause,
                sip,
                callerSeconds,
                talkSeconds,
                talkMillis,
                overrunMillis,
                hops,
                legs,
                amount,
                absorbed,
                balanceAfter,
                deckVersion,
                estimated,
                decision,
                null);
    }

    @Override
    public String partitionKey() {
        return callbackId.toString();
    }

    /** The key on the compacted topic. */
    public String latestKey() {
        return attemptId.toString();
    }
}
