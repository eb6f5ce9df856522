package io.ringback.rating.ledger;

import io.ringback.rating.tariff.Micros;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Where an account's chain of postings stands. Each posting's hash covers the one before, so that a posting changed,
 * left out or put in afterwards shows.
 *
 * @param postings how many there are
 * @param hash of the last one, 64 hexadecimal digits; of nothing, {@link #NO_HASH}
 * @param balanceMicros after the last one, millionths
 */
public record LedgerHead(UUID accountId, String currency, long postings, String hash, long balanceMicros) {
    /** What the first posting builds on. */
    public static final String NO_HASH = "0".repeat(64);

    /** An account without postings. */
    public static LedgerHead empty(UUID accountId, String currency) {
        return new LedgerHead(accountId, currency, 0, NO_HASH, 0);
    }

    /** Where the chain stands after one more transfer. */
    public LedgerHead after(Transfer transfer) {
        long balance = Math.addExact(balanceMicros, transfer.micros());
        return new LedgerHead(
                accountId, currency, postings + 1, sha256(text(transfer, postings + 1, balance)), balance);
    }

    /** The booking stands behind all else, and only where there is one: older postings were hashed without. */
    private String text(Transfer transfer, long sequence, long balance) {
        String text = String.join(
                "|",
                hash,
                accountId.toString(),
                Long.toString(sequence),
                transfer.id().toString(),
                transfer.kind().name(),
                String.valueOf(transfer.attemptId()),
                String.valueOf(transfer.phase()),
                String.valueOf(transfer.paymentId()),
                Micros.decimal(transfer.micros()).toPlainString(),
                currency,
                Micros.decimal(balance).toPlainString(),
                transfer.at().toString());
        return transfer.bookingId() == null ? text : text + "|" + transfer.bookingId();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
