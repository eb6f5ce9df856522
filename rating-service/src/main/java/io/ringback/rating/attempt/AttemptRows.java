package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.StopReason;
import io.ringback.messaging.Asked;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.Beginnings;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.authorization.Terms;
import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The attempts in SQL. Whoever changes the hold of one that is open has locked its account first; several are locked in
 * the order of their ids, behind the accounts.
 */
@Singleton
public class AttemptRows {
    private static final String COLUMNS = """
            id, callback_id, attempt_number, account_id, sandbox, state, wish::text AS wish, requested_at, decided_at,
            deck_id, deck_version, call::text AS call, held, hold_open, callee_try, callee::text AS callee,
            extension_sequence, first_dialled_at, dialled_callee::text AS dialled_callee, dialled_n, identity_try, withdrawn
            """;

    private static final String INSERT = """
            INSERT INTO attempt (id, callback_id, attempt_number, account_id, sandbox, state, wish, requested_at,
                                 decided_at, deck_id, deck_version, call, held, hold_open, hold_expires_at,
                                 caller_deck_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10, $11, $12::text::jsonb, $13, $14, $15, $16)
            ON CONFLICT (id) DO NOTHING""";

    /** Asks which of these have been decided on. */
    Asked decided(Transaction tx, Collection<UUID> attemptIds) {
        return tx.ask("SELECT id FROM attempt WHERE id = ANY ($1)", (Object) attemptIds.toArray(UUID[]::new));
    }

    /** The row as it is, unlocked. */
    public Optional<Attempt> read(Statements sql, UUID attemptId) {
        return sql.queryOne("SELECT " + COLUMNS + " FROM attempt WHERE id = $1", attemptId)
                .map(AttemptRows::attempt);
    }

    /** Locks the row until the transaction ends, and reads it. */
    public Optional<Attempt> lock(Transaction tx, UUID attemptId) {
        return tx.queryOne("SELECT " + COLUMNS + " FROM attempt WHERE id = $1 FOR NO KEY UPDATE", attemptId)
                .map(AttemptRows::attempt);
    }

    /** Locks these rows in the order of their ids until the transaction ends, and reads those that are there. */
    List<Attempt> lockAll(Transaction tx, Collection<UUID> attemptIds) {
        return tx
                .query("SELECT " + COLUMNS + " FROM attempt WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE", (Object)
                        attemptIds.toArray(UUID[]::new))
                .stream()
                .map(AttemptRows::attempt)
                .toList();
    }

    /** Every attempt of the account that may still be called. */
    List<Attempt> lockOpenOf(Transaction tx, UUID accountId) {
        return tx
                .query(
                        "SELECT " + COLUMNS
                                + " FROM attempt WHERE account_id = $1 AND state = 'AUTHORIZED' ORDER BY id FOR NO KEY"
                                + " UPDATE",
                        accountId)
                .stream()
                .map(AttemptRows::attempt)
                .toList();
    }

    void insertAuthorized(
            Transaction tx,
            AttemptRequested request,
            UUID accountId,
            Terms terms,
            GrantedCall call,
            long heldMicros,
            Instant now,
            Instant holdExpiresAt) {
        tx.laterOne(
                "decided on before, although the account is locked: " + request.attemptId(),
                INSERT,
                row(request, accountId, Attempt.State.AUTHORIZED, now, terms, call, heldMicros, holdExpiresAt));
    }

    /** @return false if another transaction has decided on it meanwhile; without an account there is no lock */
    boolean insertRefused(Transaction tx, AttemptRequested request, @Nullable UUID accountId, Instant now) {
        return tx.execute(INSERT, row(request, accountId, Attempt.State.REFUSED, now, null, null, 0, null)) == 1;
    }

    /** A dial went out; a later one is never undone by an earlier one that comes again. */
    void dialled(Transaction tx, UUID attemptId, int n, @Nullable Party callee, Instant at, Instant holdExpiresAt) {
        tx.later("""
                UPDATE attempt SET
                    first_dialled_at = coalesce(first_dialled_at, $2),
                    hold_expires_at = greatest(hold_expires_at, $3),
                    dialled_callee = coalesce($4::text::jsonb, dialled_callee),
                    dialled_n = $5
                WHERE id = $1 AND dialled_n < $5""", attemptId, at, holdExpiresAt, AttemptJson.write(callee), n);
    }

    void withdrawn(Transaction tx, UUID attemptId, StopReason reason) {
        tx.later("UPDATE attempt SET withdrawn = $2 WHERE id = $1", attemptId, reason);
    }

    /** A keyed destination was answered, with a call or without. */
    void keyed(Transaction tx, UUID attemptId, int calleeTry, @Nullable Party callee, GrantedCall call, long held) {
        tx.later("""
                UPDATE attempt SET callee_try = $2, callee = coalesce($3::text::jsonb, callee), call = $4::text::jsonb,
                    held = $5
                WHERE id = $1""", attemptId, calleeTry, AttemptJson.write(callee), AttemptJson.write(call), Micros.decimal(held));
    }

    /** A try at account and PIN was answered. */
    void identityTried(Transaction tx, UUID attemptId, int tryNumber) {
        tx.later("UPDATE attempt SET identity_try = $2 WHERE id = $1", attemptId, tryNumber);
    }

    /** From now on another account pays, by its own prices. */
    void identified(
            Transaction tx,
            AttemptRequested request,
            UUID accountId,
            Terms terms,
            GrantedCall call,
            long heldMicros,
            Instant holdExpiresAt) {
        var callerDeck = terms.prices().callerDeck();
        tx.laterOne(
                "an identified attempt has a row: " + request.attemptId(),
                """
                UPDATE attempt SET account_id = $2, wish = $3::text::jsonb, deck_id = $4, deck_version = $5, caller_deck_id = $9,
                    call = $6::text::jsonb, held = $7, hold_expires_at = greatest(hold_expires_at, $8)
                WHERE id = $1""",
                request.attemptId(),
                accountId,
                AttemptJson.write(request.wish()),
                terms.deck().id(),
                terms.deck().version(),
                AttemptJson.write(call),
                Micros.decimal(heldMicros),
                holdExpiresAt,
                callerDeck == null ? null : callerDeck.id());
    }

    void extended(Transaction tx, UUID attemptId, int sequence, GrantedCall call, long heldMicros) {
        tx.later(
                "UPDATE attempt SET extension_sequence = $2, call = $3::text::jsonb, held = $4 WHERE id = $1",
                attemptId,
                sequence,
                AttemptJson.write(call),
                Micros.decimal(heldMicros));
    }

    /** With what was pinned stands from when it was priced: enough to price it again. */
    void settled(Transaction tx, UUID attemptId, Beginnings begun) {
        tx.later("""
                UPDATE attempt SET state = 'SETTLED', held = 0, hold_open = false,
                    call = jsonb_set(call, '{begun}', $2::text::jsonb)
                WHERE id = $1""", attemptId, AttemptJson.write(begun));
    }

    void holdGivenBack(Transaction tx, UUID attemptId) {
        tx.later("UPDATE attempt SET held = 0, hold_open = false WHERE id = $1", attemptId);
    }

    private static @Nullable Object[] row(
            AttemptRequested request,
            @Nullable UUID accountId,
            Attempt.State state,
            Instant now,
            @Nullable Terms terms,
            @Nullable GrantedCall call,
            long heldMicros,
            @Nullable Instant holdExpiresAt) {
        var callerDeck = terms == null ? null : terms.prices().callerDeck();
        return new @Nullable Object[] {
            request.attemptId(),
            request.callbackId(),
            request.attemptNumber(),
            accountId,
            request.sandbox(),
            state,
            AttemptJson.write(request.wish()),
            request.at(),
            now,
            terms == null ? null : terms.deck().id(),
            terms == null ? 0 : terms.deck().version(),
            AttemptJson.write(call),
            Micros.decimal(heldMicros),
            call != null,
            holdExpiresAt,
            callerDeck == null ? null : callerDeck.id()
        };
    }

    private static Attempt attempt(Row row) {
        var withdrawn = row.getString("withdrawn");
        return new Attempt(
                row.getUUID("id"),
                row.getUUID("callback_id"),
                row.getInteger("attempt_number"),
                row.getUUID("account_id"),
                row.getBoolean("sandbox"),
                Attempt.State.valueOf(row.getString("state")),
                AttemptJson.read(row.getString("wish"), Wish.class),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getOffsetDateTime("decided_at").toInstant(),
                row.getUUID("deck_id"),
                row.getLong("deck_version"),
                AttemptJson.readOrNull(row.getString("call"), GrantedCall.class),
                Micros.of(row.getBigDecimal("held")),
                row.getBoolean("hold_open"),
                row.getInteger("callee_try"),
                AttemptJson.readOrNull(row.getString("callee"), Party.class),
                row.getInteger("extension_sequence"),
                instant(row.getOffsetDateTime("first_dialled_at")),
                AttemptJson.readOrNull(row.getString("dialled_callee"), Party.class),
                row.getInteger("dialled_n"),
                row.getInteger("identity_try"),
                withdrawn == null ? null : StopReason.valueOf(withdrawn));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
