package io.ringback.proof.audit;

import io.ringback.contracts.values.Ids;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes postings of one account as rating-service would: both sides, the chain, the balance. */
final class PlantedLedger {
    private static final String NO_HASH = "0".repeat(64);

    private final PlantedStack stack;
    private final UUID account;

    PlantedLedger(PlantedStack stack, UUID account) {
        this.stack = stack;
        this.account = account;
    }

    void post(
            String kind,
            String house,
            String amount,
            @Nullable UUID attempt,
            @Nullable String phase,
            @Nullable UUID payment,
            @Nullable UUID booking) {
        long sequence = 1 + Long.parseLong(stack.value("rating", "SELECT postings FROM account WHERE id = ?", account));
        String before =
                sequence == 1 ? NO_HASH : stack.value("rating", "SELECT chain_hash FROM account WHERE id = ?", account);
        var moved = new BigDecimal(amount).setScale(6);
        var balance =
                new BigDecimal(stack.value("rating", "SELECT balance FROM account WHERE id = ?", account)).add(moved);
        var transfer = Ids.next();
        var at = AnsweredCallback.time(sequence);
        String text = String.join(
                "|",
                before,
                account.toString(),
                Long.toString(sequence),
                transfer.toString(),
                kind,
                String.valueOf(attempt),
                String.valueOf(phase),
                String.valueOf(payment),
                moved.toPlainString(),
                "EUR",
                balance.toPlainString(),
                at.toInstant().toString());
        String hash = PostingHashes.sha256(booking == null ? text : text + "|" + booking);
        stack.sql(
                "rating",
                """
                INSERT INTO posting (transfer_id, side, kind, account_id, house, currency, amount, attempt_id, phase,
                    payment_id, booking_id, posted_at, sequence, balance_after, previous_hash, hash)
                VALUES (?, 'CUSTOMER', ?, ?, NULL, 'EUR', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?),
                       (?, 'HOUSE', ?, NULL, ?, 'EUR', ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)""",
                transfer,
                kind,
                account,
                moved,
                attempt,
                phase,
                payment,
                booking,
                at,
                sequence,
                balance,
                before,
                hash,
                transfer,
                kind,
                house,
                moved.negate(),
                attempt,
                phase,
                payment,
                booking,
                at);
        stack.sql(
                "rating",
                "UPDATE account SET balance = ?, postings = ?, chain_hash = ? WHERE id = ?",
                balance,
                sequence,
                hash,
                account);
    }
}
