package io.ringback.rating.balance;

import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * From where on a balance is low.
 *
 * @param thresholdMicros below this, millionths; null if nobody wants to be told
 * @param noted whether it has been told since the balance was above
 */
public record LowBalance(@Nullable Long thresholdMicros, boolean noted) {

    static LowBalance of(Row row) {
        BigDecimal threshold = row.getBigDecimal("low_balance");
        return new LowBalance(
                threshold == null ? null : Micros.of(threshold), row.getOffsetDateTime("low_since") != null);
    }

    /** How it stands once the balance is this. */
    LowBalance at(long balanceMicros) {
        return new LowBalance(thresholdMicros, thresholdMicros != null && balanceMicros < thresholdMicros);
    }

    /** Whether this balance is the first one that is not low any more. */
    boolean isLeftBy(long balanceMicros) {
        return noted && !at(balanceMicros).noted();
    }

    /** Whether this balance is the first one below. */
    boolean isCrossedBy(long balanceMicros) {
        return thresholdMicros != null && !noted && balanceMicros < thresholdMicros;
    }
}
