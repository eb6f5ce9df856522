package io.ringback.rating.exchange;

import io.ringback.messaging.Statements;
import io.ringback.rating.routing.ExchangeRate;
import io.ringback.rating.routing.ExchangeRates;
import jakarta.inject.Singleton;

/** The exchange rates in SQL. */
@Singleton
public class ExchangeRateRows {

    /** All there are. */
    public ExchangeRates all(Statements sql) {
        return new ExchangeRates(sql.query("SELECT * FROM exchange_rate").stream()
                .map(row -> new ExchangeRate(
                        row.getString("from_currency"),
                        row.getString("to_currency"),
                        row.getBigDecimal("rate"),
                        row.getOffsetDateTime("valid_from").toInstant()))
                .toList());
    }
}
