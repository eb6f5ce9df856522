package io.ringback.proof.audit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The hash of each customer's posting, computed anew: SHA-256 over the one before, account, sequence, transfer, kind,
 * attempt, phase, payment, amount, currency, balance and time, joined by bars; and the booking behind them, if one has
 * caused it.
 */
final class PostingHashes {
    private static final int DECIMALS = 6;

    private static final String CHAINS = """
            SELECT account_id, sequence, transfer_id, kind, attempt_id, phase, payment_id, amount, currency, balance_after,
                   posted_at, booking_id, previous_hash, hash
            FROM posting WHERE side = 'CUSTOMER' ORDER BY account_id, sequence""";

    private PostingHashes() {}

    /** The first posting that is not what its hash was made of. */
    static Optional<String> firstWrong(ReadOnlyDatabase rating) {
        var wrong = new ArrayList<String>();
        rating.each(CHAINS, row -> {
            if (wrong.isEmpty() && !of(row).equals(row.getString("hash"))) {
                wrong.add("posting " + row.getLong("sequence") + " of account " + row.getString("account_id")
                        + " is not what its hash was made of");
            }
        });
        return wrong.stream().findFirst();
    }

    private static String of(ResultSet row) throws SQLException {
        var parts = new ArrayList<>(List.of(
                row.getString("previous_hash"),
                row.getString("account_id"),
                row.getString("sequence"),
                row.getString("transfer_id"),
                row.getString("kind"),
                String.valueOf(row.getString("attempt_id")),
                String.valueOf(row.getString("phase")),
                String.valueOf(row.getString("payment_id")),
                plain(row.getBigDecimal("amount")),
                row.getString("currency"),
                plain(row.getBigDecimal("balance_after")),
                row.getObject("posted_at", OffsetDateTime.class).toInstant().toString()));
        if (row.getString("booking_id") != null) {
            parts.add(row.getString("booking_id"));
        }
        return sha256(String.join("|", parts));
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String plain(BigDecimal amount) {
        return amount.setScale(DECIMALS).toPlainString();
    }
}
