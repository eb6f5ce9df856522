package io.ringback.trigger.proving;

import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.proving.ProofLimits.Told;
import io.ringback.trigger.proving.Proofs.Claim;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The proofs in the database. */
final class ProofTable {
    private static final String INSERT = """
            INSERT INTO number_proof (id, account_id, number, button_id, callback_id, sealed, tries_left, created_at,
                                      expires_at, sandbox, asked_from)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";
    private static final String TOLD = """
            SELECT count(*) FILTER (WHERE number = $1 AND created_at > $3::timestamptz - interval '1 hour') AS number_hour,
                   count(*) FILTER (WHERE number = $1) AS number_day,
                   count(*) FILTER (WHERE account_id = $2 AND created_at > $3::timestamptz - interval '1 hour')
                       AS account_hour,
                   count(*) FILTER (WHERE button_id = $4 AND created_at > $3::timestamptz - interval '1 hour')
                       AS button_hour,
                   count(*) FILTER (WHERE account_id = $2 AND callback_id IS NULL
                                    AND created_at > $3::timestamptz - interval '1 hour') AS written_account_hour,
                   count(*) FILTER (WHERE asked_from = $6 AND callback_id IS NULL
                                    AND created_at > $3::timestamptz - interval '1 hour') AS written_address_hour
            FROM number_proof
            WHERE (number = $1 OR account_id = $2 OR asked_from = $6) AND sandbox = $5 AND created_at > $3::timestamptz - interval '1 day'""";

    private ProofTable() {}

    /**
     * How many codes were told in the same world, counted while nobody else counts them for this number, or this account and
     * its buttons, or this address.
     *
     * @param askedFrom where the person is who asks; null for a program
     * @param now by the clock that gives {@link Proof#createdAt}
     */
    static Told told(Transaction tx, Claim claim, @Nullable String askedFrom, Instant now) {
        String number = claim.number().number();
        // Always the account first, so that nobody waits in a circle.
        tx.later(
                "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1, 1))",
                claim.accountId().toString());
        tx.later("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1, 2))", number);
        if (askedFrom != null) {
            tx.later("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1, 3))", askedFrom);
        }
        Row row = tx.queryOne(TOLD, number, claim.accountId(), now, claim.button(), claim.sandbox(), askedFrom)
                .orElseThrow();
        return new Told(
                row.getLong("number_hour").intValue(),
                row.getLong("number_day").intValue(),
                row.getLong("account_hour").intValue(),
                row.getLong("button_hour").intValue(),
                row.getLong("written_account_hour").intValue(),
                row.getLong("written_address_hour").intValue());
    }

    static void insert(Transaction tx, Proof proof, @Nullable String askedFrom) {
        tx.later(
                INSERT,
                proof.id(),
                proof.accountId(),
                proof.number(),
                proof.button(),
                proof.callbackId(),
                proof.sealed(),
                proof.triesLeft(),
                proof.createdAt(),
                proof.expiresAt(),
                proof.sandbox(),
                askedFrom);
    }

    static Optional<Proof> find(Statements statements, UUID id) {
        return statements
                .queryOne("SELECT * FROM number_proof WHERE id = $1", id)
                .map(ProofTable::proof);
    }

    static Optional<Proof> lock(Transaction tx, UUID id) {
        return tx.queryOne("SELECT * FROM number_proof WHERE id = $1 FOR UPDATE", id)
                .map(ProofTable::proof);
    }

    static void proven(Transaction tx, UUID id, Instant now) {
        tx.later("UPDATE number_proof SET proven_at = $2 WHERE id = $1", id, now);
    }

    static void missed(Transaction tx, UUID id) {
        tx.later("UPDATE number_proof SET tries_left = greatest(tries_left - 1, 0) WHERE id = $1", id);
    }

    static void used(Transaction tx, UUID id, UUID callbackId) {
        tx.later("UPDATE number_proof SET used_for = $2 WHERE id = $1", id, callbackId);
    }

    private static Proof proof(Row row) {
        return new Proof(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getBoolean("sandbox"),
                row.getString("number"),
                row.getUUID("button_id"),
                row.getUUID("callback_id"),
                row.getString("sealed"),
                row.getInteger("tries_left"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                instant(row.getOffsetDateTime("proven_at")),
                row.getUUID("used_for"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
