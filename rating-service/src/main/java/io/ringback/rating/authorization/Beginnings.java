package io.ringback.rating.authorization;

import io.ringback.rating.tariff.CallTimes;
import java.time.Instant;

/**
 * From when the legs of an ended call were priced.
 *
 * @param answeredAt the caller's
 * @param bridgedAt the callee's
 */
public record Beginnings(Instant answeredAt, Instant bridgedAt) {
    public Beginnings(CallTimes times) {
        this(times.answeredAt(), times.bridgedAt());
    }
}
