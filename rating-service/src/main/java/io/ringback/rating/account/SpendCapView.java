package io.ringback.rating.account;

import io.ringback.contracts.values.Money;
import io.ringback.rating.authorization.SpendWindow;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spend caps of an account, with what counts to them now.
 *
 * @param timeZone whose calendar hours and days count
 * @param chargedThisHour calls that ended in this hour
 * @param chargedThisDay calls that ended on this day
 * @param held what running calls may still cost; counts to the hour and the day
 */
public record SpendCapView(
        @Nullable Money perCall,
        @Nullable Money perHour,
        @Nullable Money perDay,
        List<DestinationView> destinations,
        String timeZone,
        Money chargedThisHour,
        Money chargedThisDay,
        Money held) {

    /**
     * The cap of one destination.
     *
     * @param chargedThisDay calls to it that ended on this day
     * @param reserved what running calls to it may cost up to their limits
     */
    public record DestinationView(String prefix, Money perDay, Money chargedThisDay, Money reserved) {}

    static SpendCapView of(Row account, List<Row> destinations, Instant now) {
        var currency = account.getString("currency");
        var zone = account.getString("time_zone");
        var window = SpendWindow.at(now, ZoneId.of(zone));
        return new SpendCapView(
                cap(account, "cap_call", currency),
                cap(account, "cap_hour", currency),
                cap(account, "cap_day", currency),
                destinations.stream()
                        .map(row -> new DestinationView(
                                row.getString("prefix"),
                                new Money(row.getBigDecimal("per_day"), currency),
                                since(row, "day_began", window.day(), "charged", currency),
                                new Money(row.getBigDecimal("held"), currency)))
                        .toList(),
                zone,
                since(account, "hour_began", window.hour(), "hour_charged", currency),
                since(account, "day_began", window.day(), "day_charged", currency),
                new Money(account.getBigDecimal("held"), currency));
    }

    private static @Nullable Money cap(Row row, String column, String currency) {
        @Nullable BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : new Money(amount, currency);
    }

    private static Money since(Row row, String began, Instant window, String charged, String currency) {
        boolean old = row.getOffsetDateTime(began).toInstant().isBefore(window);
        return old ? Money.zero(currency) : new Money(row.getBigDecimal(charged), currency);
    }
}
