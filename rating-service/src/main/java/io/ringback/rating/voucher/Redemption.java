package io.ringback.rating.voucher;

import io.ringback.rating.payment.Payment;
import java.time.Instant;

/** What came of a voucher's code. Wrong ones are counted, so they are committed too, and no exceptions. */
sealed interface Redemption {

    /**
     * It was good.
     *
     * @param replayed this account had redeemed it before; nothing was booked now
     */
    record Redeemed(Payment payment, boolean replayed) implements Redemption {}

    /** Unknown, voided, or somebody else's already: nobody is told which. */
    record Wrong() implements Redemption {}

    /** Too many wrong codes. */
    record LockedOut(Instant until) implements Redemption {}

    /** It is too late for it. */
    record Expired(Instant since) implements Redemption {}

    /** It is good for another currency. */
    record Foreign(String currency) implements Redemption {}
}
