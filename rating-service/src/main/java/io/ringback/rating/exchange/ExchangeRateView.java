package io.ringback.rating.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** An exchange rate as it is shown; see {@link ExchangeRateOrder}. */
public record ExchangeRateView(
        UUID id, String from, String to, BigDecimal rate, Instant validFrom, String madeBy, Instant createdAt) {}
