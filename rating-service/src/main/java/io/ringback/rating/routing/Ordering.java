package io.ringback.rating.routing;

/** Which trunk of a route comes first. Ties are shared by weight. */
public enum Ordering {
    /** As the route lists them. */
    LISTED,
    /** The cheapest to buy from first; those without a comparable price last. */
    COST,
    /** The best score first; see {@link TrunkRecord#score}. */
    QUALITY,
    /** At random, by weight. */
    SHARE
}
