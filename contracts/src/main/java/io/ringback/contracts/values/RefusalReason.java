package io.ringback.contracts.values;

/** Why rating refuses an attempt or a dialled destination. */
public enum RefusalReason {
    /** No such account. */
    NO_ACCOUNT,
    /** The account is suspended. */
    SUSPENDED,
    /** No rate for the number. */
    NO_RATE,
    /** No trunk may carry the number. */
    NO_ROUTE,
    /** Not enough for the minimum talk. */
    NO_MONEY,
    /** The account's calls at once are used up. */
    TOO_MANY_CALLS,
    /** A spend cap is reached. */
    SPEND_CAP,
    /** The quote is expired, foreign, or for other numbers. */
    QUOTE,
    /** Account and PIN were not accepted. */
    IDENTITY,
    /** An admission rule forbids every target. */
    FORBIDDEN,
    /** The caller's number is not registered on the account. */
    CALLER_ID
}
