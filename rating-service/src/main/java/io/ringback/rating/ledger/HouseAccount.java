package io.ringback.rating.ledger;

/** The other side of a customer's transfer; its balance is the sum of its postings. */
public enum HouseAccount {
    /** Where money comes from, and goes back to. */
    PAYMENTS,
    /** What vouchers are good for, sold by whatever way. */
    VOUCHERS,
    /** What calls have earned. */
    REVENUE,
    /** What an operator gave or took for a reason of their own. */
    ADJUSTMENTS
}
