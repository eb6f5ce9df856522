package io.ringback.rating.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that moves between a customer's account and the house. It has one cause: an attempt, a payment or a booking.
 *
 * @param id of the transfer
 * @param kind why it moves
 * @param house the other side
 * @param micros what the customer's side changes by, millionths; not zero
 * @param attemptId the attempt it is for, null for what no attempt has caused
 * @param phase of the attempt, unique per attempt; null without an attempt
 * @param paymentId the payment it is for, null for anything else
 * @param bookingId what an operator booked by hand, null for anything else
 * @param at microseconds, as PostgreSQL keeps it
 */
public record Transfer(
        UUID id,
        Kind kind,
        HouseAccount house,
        long micros,
        @Nullable UUID attemptId,
        @Nullable String phase,
        @Nullable UUID paymentId,
        @Nullable UUID bookingId,
        Instant at) {
    private static final String SETTLEMENT = "SETTLEMENT";

    public Transfer {
        if (micros == 0) {
            throw new IllegalArgumentException("micros must not be zero");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Why money moves. */
    public enum Kind {
        /** Paid in. */
        PAYMENT,
        /** Brought in by a voucher. */
        VOUCHER,
        /** Taken for a call. */
        CHARGE,
        /** A charge taken back as a whole, to be replaced by another one. */
        REVERSAL,
        /** Given back: of a payment to the payer, of a charge to the account. */
        REFUND,
        /** Given or taken by an operator. */
        ADJUSTMENT
    }

    /** Money paid in. */
    public static Transfer payment(UUID id, UUID paymentId, long micros, Instant at) {
        return new Transfer(id, Kind.PAYMENT, HouseAccount.PAYMENTS, micros, null, null, paymentId, null, at);
    }

    /** Money a voucher is good for. */
    public static Transfer voucher(UUID id, UUID paymentId, long micros, Instant at) {
        return new Transfer(id, Kind.VOUCHER, HouseAccount.VOUCHERS, micros, null, null, paymentId, null, at);
    }

    /** What a call costs. */
    public static Transfer charge(UUID id, UUID attemptId, long micros, Instant at) {
        return new Transfer(id, Kind.CHARGE, HouseAccount.REVENUE, -micros, attemptId, SETTLEMENT, null, null, at);
    }

    /**
     * A charge taken back as a whole.
     *
     * @param correction counts the attempt's corrections from 1
     * @param micros what was taken
     */
    public static Transfer reversal(UUID id, UUID attemptId, int correction, long micros, Instant at) {
        var phase = "REVERSAL-" + correction;
        return new Transfer(id, Kind.REVERSAL, HouseAccount.REVENUE, micros, attemptId, phase, null, null, at);
    }

    /** What a call costs after a correction, as a whole. */
    public static Transfer corrected(UUID id, UUID attemptId, int correction, long micros, Instant at) {
        var phase = "CORRECTION-" + correction;
        return new Transfer(id, Kind.CHARGE, HouseAccount.REVENUE, -micros, attemptId, phase, null, null, at);
    }

    /** What an operator moves by hand. */
    public static Transfer booking(UUID id, Kind kind, HouseAccount house, long micros, UUID bookingId, Instant at) {
        return new Transfer(id, kind, house, micros, null, null, null, bookingId, at);
    }
}
