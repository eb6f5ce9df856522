package io.ringback.rating.tariff;

/**
 * What a leg costs from some second on, until the next tier.
 *
 * @param fromSeconds since the priced start; that many whole seconds went before, 1 to 86,400
 * @param pricePerMinute in {@link Price} units
 * @param incrementSeconds billed in whole steps of this, 1 to 3600
 */
public record Tier(int fromSeconds, long pricePerMinute, int incrementSeconds) {
    private static final int MAX_FROM_SECONDS = 86_400;

    public Tier {
        if (fromSeconds < 1 || fromSeconds > MAX_FROM_SECONDS) {
            throw new IllegalArgumentException("fromSeconds must be 1 to " + MAX_FROM_SECONDS + ": " + fromSeconds);
        }
        Price.check("pricePerMinute", pricePerMinute);
        Rate.increment("incrementSeconds", incrementSeconds);
    }
}
