package io.ringback.rating.quote;

import io.ringback.contracts.values.Money;
import java.time.Instant;

/** What a leg costs if it begins later: from this moment on another price counts. */
public record NextPrice(Instant from, Money pricePerMinute) {}
