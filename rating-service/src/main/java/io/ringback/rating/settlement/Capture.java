package io.ringback.rating.settlement;

/**
 * What is taken for a price.
 *
 * @param takenMicros leaves the account
 * @param absorbedMicros nobody pays; a person must hear of it
 */
public record Capture(long takenMicros, long absorbedMicros) {
    /** Nothing, as in the sandbox. */
    public static final Capture NONE = new Capture(0, 0);

    /**
     * The price out of the hold, then out of what is free beside it, and no more.
     *
     * @param priceMicros of the call
     * @param heldMicros what is held for it
     * @param availableMicros what may be spent beside every hold; may be negative
     */
    public static Capture of(long priceMicros, long heldMicros, long availableMicros) {
        long there = heldMicros + Math.max(0, availableMicros);
        long taken = Math.min(priceMicros, there);
        return new Capture(taken, priceMicros - taken);
    }

    /**
     * What is taken for a price that has changed. What was absorbed once is not asked for later: then a correction may
     * give back, but takes nothing more.
     */
    public Capture again(long priceMicros) {
        long taken = absorbedMicros == 0 ? priceMicros : Math.min(priceMicros, takenMicros);
        return new Capture(taken, priceMicros - taken);
    }
}
