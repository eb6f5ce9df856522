package io.ringback.rating.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From when on a leg would begin at another price.
 *
 * @param pricePerMinute from then on
 */
public record PriceChange(Instant at, BigDecimal pricePerMinute) {
    /** Bands come again each week. */
    private static final long LOOKED_AHEAD_SECONDS = Duration.ofDays(8).toSeconds();

    /** The next one after this moment, empty if the price stays what it is. */
    public static Optional<PriceChange> after(Instant now, Rate rate) {
        var price = rate.pricePerMinuteAt(now);
        var timeline = Timeline.begun(rate.conditions().bands(), now, LOOKED_AHEAD_SECONDS);
        for (int piece = 0; piece < timeline.pieces() - 1; piece++) {
            var at = Instant.ofEpochSecond(now.getEpochSecond() + timeline.end(piece));
            var then = rate.pricePerMinuteAt(at);
            if (then.compareTo(price) != 0) {
                return Optional.of(new PriceChange(at, then));
            }
        }
        return Optional.empty();
    }
}
