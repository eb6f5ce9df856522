package io.ringback.engine.api;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.Glance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call in progress; numbers are masked.
 *
 * @param state where its machine stands
 * @param place in the line before its switch, 1 being next; missing once it has begun
 * @param callee who is dialled, or will be first; missing while nobody is known
 * @param trunk of the leg that was dialled last
 * @param since when the order came
 * @param answeredAt when the caller answered
 * @param talkingSince when the two were bridged, by the switch's clock
 * @param pricePerMinute of the callee's leg, as the order names it
 * @param talkCostSoFar the talk up to now at that price: without connect charge, increments, packages and the caller's leg,
 *     which rating alone knows; missing while nobody talks, or where the order names no price
 */
record CallView(
        UUID attempt,
        UUID callback,
        UUID account,
        UUID switchId,
        String state,
        @Nullable Integer place,
        String caller,
        @Nullable String callee,
        @Nullable String trunk,
        boolean sandbox,
        Instant since,
        @Nullable Instant answeredAt,
        @Nullable Instant talkingSince,
        @Nullable Money pricePerMinute,
        @Nullable Money talkCostSoFar,
        Instant changedAt) {
    private static final BigDecimal MILLIS_A_MINUTE = BigDecimal.valueOf(60_000);

    static CallView of(Attempt attempt, Instant now) {
        AttemptAuthorized order = attempt.order();
        Glance glance = Glance.at(order, attempt.state());
        Party callee = glance.callee();
        return new CallView(
                attempt.id(),
                order.callbackId(),
                order.accountId(),
                attempt.switchId(),
                glance.state(),
                glance.place(),
                order.caller().party().masked(),
                callee == null ? null : callee.masked(),
                glance.trunk(),
                order.sandbox(),
                attempt.createdAt(),
                glance.answeredAt(),
                glance.talkingSince(),
                order.pricePerMinute(),
                cost(order.pricePerMinute(), glance.talkingSince(), now),
                attempt.changedAt());
    }

    private static @Nullable Money cost(@Nullable Money perMinute, @Nullable Instant talkingSince, Instant now) {
        if (perMinute == null || talkingSince == null) {
            return null;
        }
        long millis = Math.max(0, Duration.between(talkingSince, now).toMillis());
        BigDecimal amount = perMinute
                .amount()
                .multiply(BigDecimal.valueOf(millis))
                .divide(MILLIS_A_MINUTE, 4, RoundingMode.HALF_UP);
        return new Money(amount, perMinute.currency());
    }
}
