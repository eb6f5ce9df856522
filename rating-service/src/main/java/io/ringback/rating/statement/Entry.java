package io.ringback.rating.statement;

import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting on a statement.
 *
 * @param amount what the balance changed by, in the statement's currency
 * @param destination whom a charge is for, by the name of the rate
 */
public record Entry(
        long sequence,
        Instant postedAt,
        String kind,
        BigDecimal amount,
        BigDecimal balance,
        @Nullable String destination,
        @Nullable UUID attempt,
        @Nullable UUID payment,
        @Nullable UUID booking,
        @Nullable String reason) {
    /** Every posting of an account, {@code $1}, with a sequence within {@code $2} and {@code $3}. */
    static final String QUERY = """
            SELECT p.sequence, p.posted_at, p.kind, p.amount, p.balance_after, s.destination, p.attempt_id, p.payment_id,
                   p.booking_id, b.reason
            FROM posting p
            LEFT JOIN settlement s ON s.attempt_id = p.attempt_id
            LEFT JOIN booking b ON b.id = p.booking_id
            WHERE p.account_id = $1 AND p.sequence BETWEEN $2 AND $3 ORDER BY p.sequence LIMIT $4""";

    static Entry of(Row row) {
        return new Entry(
                row.getLong("sequence"),
                row.getOffsetDateTime("posted_at").toInstant(),
                row.getString("kind"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("balance_after"),
                row.getString("destination"),
                row.getUUID("attempt_id"),
                row.getUUID("payment_id"),
                row.getUUID("booking_id"),
                row.getString("reason"));
    }
}
