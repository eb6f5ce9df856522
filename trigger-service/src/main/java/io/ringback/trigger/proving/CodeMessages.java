package io.ringback.trigger.proving;

import io.ringback.contracts.values.Party;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.proving.CodeMessage.State;
import io.ringback.trigger.sms.SmsOutcome;
import io.ringback.trigger.sms.SmsRetries;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Messages with codes that are to be sent. A try is written down before it is made, and its answer behind it; a replica that
 * dies in between leaves the message due again when the try's time is over. So each is sent at least once, and no more once
 * the gateway's yes is written down.
 */
@Singleton
class CodeMessages {
    private static final String INSERT = """
            INSERT INTO code_message (proof_id, language, state, due_at, ended_at)
            VALUES ($1, $2, $3, CASE WHEN $3 = 'WAITING' THEN now() END, CASE WHEN $3 <> 'WAITING' THEN now() END)""";

    private static final String FIND = "SELECT state, last_answer FROM code_message WHERE proof_id = $1";

    private static final String END_USELESS = """
            UPDATE code_message m SET state = 'GIVEN_UP', due_at = NULL, ended_at = now()
            FROM number_proof p
            WHERE m.due_at <= now() AND p.id = m.proof_id
              AND (p.expires_at <= now() OR p.proven_at IS NOT NULL OR p.tries_left = 0)""";

    private static final String TAKE = """
            WITH due AS (
                SELECT proof_id FROM code_message WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
            ), taken AS (
                UPDATE code_message m SET tries = m.tries + 1, due_at = now() + make_interval(secs => $2)
                FROM due WHERE m.proof_id = due.proof_id RETURNING m.*
            )
            SELECT t.proof_id, t.language, t.tries, p.number, p.sealed
            FROM taken t JOIN number_proof p ON p.id = t.proof_id""";

    /** Whoever has begun another try meanwhile: it has been taken. */
    private static final String SENT = """
            UPDATE code_message SET state = 'SENT', due_at = NULL, ended_at = now(), last_answer = $2
            WHERE proof_id = $1 AND state = 'WAITING'""";

    private static final String REFUSED = """
            UPDATE code_message SET state = 'REFUSED', due_at = NULL, ended_at = now(), last_answer = $2
            WHERE proof_id = $1 AND state = 'WAITING' AND tries = $3""";

    private static final String AGAIN = """
            UPDATE code_message SET due_at = now() + make_interval(secs => $4), last_answer = $2
            WHERE proof_id = $1 AND state = 'WAITING' AND tries = $3""";

    private static final String WITHDRAW = """
            UPDATE code_message SET state = 'GIVEN_UP', due_at = NULL, ended_at = now()
            WHERE proof_id = $1 AND state = 'WAITING'""";

    private static final double MILLIS = 1000.0;

    private final Database database;
    private final double tryLasts;

    CodeMessages(Database database, TriggerSettings settings) {
        this.database = database;
        // Three times the limit: there is time to write the answer down, and another replica begins none meanwhile.
        this.tryLasts = 3 * settings.sms().timeout().toMillis() / MILLIS;
    }

    /**
     * A try to send one that has begun.
     *
     * @param sealed the announcement that holds the code, sealed for the proof
     * @param number counts the tries from 1
     */
    record Try(UUID proofId, String language, Party.E164 to, String sealed, int number) {}

    /** In the sandbox it counts as sent: nobody reads what a scripted phone is told. */
    static CodeMessage insert(Transaction tx, Proof proof, String language) {
        State state = proof.sandbox() ? State.SENT : State.WAITING;
        tx.later(INSERT, proof.id(), language, state.name());
        return new CodeMessage(state, null);
    }

    static Optional<CodeMessage> of(Statements statements, UUID proofId) {
        return statements
                .queryOne(FIND, proofId)
                .map(row -> new CodeMessage(State.valueOf(row.getString("state")), row.getString("last_answer")));
    }

    /** Begins to send so many, those that are due longest first; what is worth sending no more is given up. */
    List<Try> take(int most) {
        return database.inTransaction(tx -> {
            tx.later(END_USELESS);
            return tx.query(TAKE, most, tryLasts).stream()
                    .map(CodeMessages::begun)
                    .toList();
        });
    }

    /** Writes down how a try ended. */
    void ended(Try sent, SmsOutcome outcome) {
        database.runInTransaction(tx -> {
            switch (outcome) {
                case SmsOutcome.Taken(String answer) -> tx.execute(SENT, sent.proofId(), answer);
                case SmsOutcome.Refused(String answer, var _) ->
                    tx.execute(REFUSED, sent.proofId(), answer, sent.number());
                case SmsOutcome.Unsure(String answer) ->
                    tx.execute(AGAIN, sent.proofId(), answer, sent.number(), pause(sent));
            }
        });
    }

    /** Sends no more of one. */
    void withdraw(UUID proofId) {
        database.runInTransaction(tx -> tx.execute(WITHDRAW, proofId));
    }

    private static double pause(Try sent) {
        double chance = ThreadLocalRandom.current().nextDouble();
        return SmsRetries.after(sent.number(), chance).toMillis() / MILLIS;
    }

    private static Try begun(Row row) {
        return new Try(
                row.getUUID("proof_id"),
                row.getString("language"),
                new Party.E164(row.getString("number")),
                row.getString("sealed"),
                row.getInteger("tries"));
    }
}
