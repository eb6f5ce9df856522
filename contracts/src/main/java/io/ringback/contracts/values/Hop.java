package io.ringback.contracts.values;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One dial of an attempt, as it stands in the CDR.
 *
 * @param n number of the dial within the attempt, from 1
 * @param switchId the switch that dialled
 * @param cause Q.850, null if never learned
 * @param sip SIP final response, null if none
 * @param talkMillis bridge to end, 0 if never bridged
 */
public record Hop(
        int n,
        Leg leg,
        Party party,
        String trunk,
        String switchId,
        Instant dialledAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Integer cause,
        @Nullable Integer sip,
        HungUpBy hungUpBy,
        long talkMillis) {}
