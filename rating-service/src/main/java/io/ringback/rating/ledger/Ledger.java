package io.ringback.rating.ledger;

import io.ringback.messaging.Transaction;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;

/** Writes transfers. The account's row is locked by the caller, so its chain grows in one place at a time. */
@Singleton
public class Ledger {
    private static final String INSERT = """
            INSERT INTO posting (transfer_id, side, kind, account_id, house, currency, amount, attempt_id, phase,
                                 payment_id, posted_at, sequence, balance_after, previous_hash, hash, booking_id)
            VALUES ($1::uuid, 'CUSTOMER', $2::text, $3::uuid, NULL, $4::text, $5::numeric, $6::uuid, $7::text,
                    $8::uuid, $9::timestamptz, $10::bigint, $11::numeric, $12::text, $13::text, $15::uuid),
                   ($1, 'HOUSE', $2, NULL, $14::text, $4, -$5::numeric, $6, $7,
                    $8, $9, NULL, NULL, NULL, NULL, $15)""";

    /**
     * Both sides of a transfer.
     *
     * @param head where the account's chain stands
     * @return where it stands now; the caller stores it with the account
     *     <p>The commit fails if this attempt and phase, this payment or this booking has been posted before.
     */
    public LedgerHead append(Transaction tx, LedgerHead head, Transfer transfer) {
        var after = head.after(transfer);
        tx.later(
                INSERT,
                transfer.id(),
                transfer.kind(),
                head.accountId(),
                head.currency(),
                Micros.decimal(transfer.micros()),
                transfer.attemptId(),
                transfer.phase(),
                transfer.paymentId(),
                transfer.at(),
                after.postings(),
                Micros.decimal(after.balanceMicros()),
                head.hash(),
                after.hash(),
                transfer.house(),
                transfer.bookingId());
        return after;
    }
}
