package io.ringback.rating.routing;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one unit of a currency is worth in another, from some moment on.
 *
 * @param from ISO 4217
 * @param to ISO 4217
 * @param rate units of {@code to} for one of {@code from}
 */
public record ExchangeRate(String from, String to, BigDecimal rate, Instant validFrom) {}
