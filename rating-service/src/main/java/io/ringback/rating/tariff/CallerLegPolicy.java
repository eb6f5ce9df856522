package io.ringback.rating.tariff;

/** Over which time the caller's leg is priced. */
public enum CallerLegPolicy {
    /** Never. */
    FREE,
    /** From the bridge to the end of the talk. */
    ON_BRIDGE,
    /** From the caller's answer to the end of the talk, bridged or not. */
    ON_ANSWER
}
