package io.ringback.rating.ledger;

/** The other side of a customer's transfer; its balance is the sum of its postings. */
public enum HouseAccount {
    /** Where money comes from. */
    PAYMENTS,
    /** What calls have earned. */
    REVENUE
}
