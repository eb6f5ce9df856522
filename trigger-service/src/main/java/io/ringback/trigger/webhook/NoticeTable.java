package io.ringback.trigger.webhook;

import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.notice.RetrySchedule;
import io.ringback.trigger.notice.SigningKey;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Notices that are due. A try is written down before it is made, and its answer behind it; a replica that dies in between
 * leaves the notice due again when the try's time is over. So each arrives at least once.
 */
@Singleton
class NoticeTable {
    private static final Logger LOG = Logger.getLogger(NoticeTable.class);

    /** How long a key that was replaced goes on signing beside the new one. */
    private static final Duration BOTH_KEYS = Duration.ofHours(24);

    private static final String WAITING_HOOKS = """
            SELECT DISTINCT n.webhook_id FROM webhook_notice n JOIN webhook w ON w.id = n.webhook_id
            WHERE n.due_at <= now() AND w.active""";

    private static final String TAKE = """
            WITH due AS (
                SELECT order_number FROM webhook_notice WHERE webhook_id = $1 AND due_at <= now()
                ORDER BY order_number LIMIT $2 FOR UPDATE SKIP LOCKED
            ), taken AS (
                UPDATE webhook_notice n SET tries = n.tries + 1, due_at = now() + make_interval(secs => $3)
                FROM due WHERE n.webhook_id = $1 AND n.order_number = due.order_number RETURNING n.*
            )
            SELECT t.*, w.url, w.key_generation, w.key_changed_at > now() - make_interval(secs => $4) AS both_keys
            FROM taken t JOIN webhook w ON w.id = t.webhook_id ORDER BY t.order_number""";

    private static final String ARRIVED = """
            UPDATE webhook_notice SET state = 'DELIVERED', due_at = NULL, ended_at = now(), last_answer = $4
            WHERE webhook_id = $1 AND order_number = $2 AND tries = $3 AND state = 'WAITING'""";

    private static final String AGAIN = """
            UPDATE webhook_notice SET due_at = now() + make_interval(secs => $5), last_answer = $4
            WHERE webhook_id = $1 AND order_number = $2 AND tries = $3 AND state = 'WAITING'""";

    private static final String GIVEN_UP = """
            UPDATE webhook_notice SET state = 'GIVEN_UP', due_at = NULL, ended_at = now(), last_answer = $4
            WHERE webhook_id = $1 AND order_number = $2 AND tries = $3 AND state = 'WAITING'""";

    private static final String STOP = "UPDATE webhook SET active = false, stopped = $2 WHERE id = $1";

    private static final double MILLIS = 1000.0;

    private final Database database;
    private final SigningKeys keys;
    private final TriggerSettings settings;

    NoticeTable(Database database, SigningKeys keys, TriggerSettings settings) {
        this.database = database;
        this.keys = keys;
        this.settings = settings;
    }

    /** Active webhooks that have something due. */
    List<UUID> waiting() {
        return database.read(WAITING_HOOKS).stream()
                .map(row -> row.getUUID("webhook_id"))
                .toList();
    }

    /** Begins a try of so many notices of the webhook, the earliest first. */
    List<Notice> take(UUID webhookId, int most) {
        // Twice the limit: a try that is under way is never begun by another replica as well.
        double lease = 2 * settings.webhookTimeout().toMillis() / MILLIS;
        return database.inTransaction(
                tx -> tx.query(TAKE, webhookId, most, lease, (double) BOTH_KEYS.toSeconds()).stream()
                        .map(this::notice)
                        .toList());
    }

    /** Writes down how a try ended. */
    void answered(Notice notice, Outcome outcome) {
        database.runInTransaction(tx -> {
            switch (outcome) {
                case Outcome.Arrived arrived -> set(tx, ARRIVED, notice, arrived);
                case Outcome.Failed failed -> failed(tx, notice, failed);
                case Outcome.Unwanted unwanted -> {
                    set(tx, GIVEN_UP, notice, unwanted);
                    tx.later(STOP, notice.webhookId(), "the receiver answered 410 Gone");
                    LOG.warnf("webhookId=%s msg=\"webhook stopped, its receiver is gone\"", notice.webhookId());
                }
            }
        });
    }

    /** Forgets what ended long ago. */
    void purge() {
        database.runInTransaction(tx ->
                tx.execute("DELETE FROM webhook_notice WHERE ended_at < now() - make_interval(secs => $1)", (double)
                        settings.noticeRetention().toSeconds()));
    }

    private static void failed(Transaction tx, Notice notice, Outcome.Failed failed) {
        var pause =
                RetrySchedule.after(notice.tries(), ThreadLocalRandom.current().nextDouble());
        if (pause.isPresent()) {
            tx.later(
                    AGAIN,
                    notice.webhookId(),
                    notice.order(),
                    notice.tries(),
                    failed.answer(),
                    pause.get().toMillis() / MILLIS);
        } else {
            set(tx, GIVEN_UP, notice, failed);
            LOG.warnf(
                    "webhookId=%s order=%d answer=\"%s\" msg=\"notice given up\"",
                    notice.webhookId(), notice.order(), failed.answer());
        }
    }

    private static void set(Transaction tx, String sql, Notice notice, Outcome outcome) {
        tx.later(sql, notice.webhookId(), notice.order(), notice.tries(), outcome.answer());
    }

    private Notice notice(Row row) {
        var id = row.getUUID("webhook_id");
        int generation = row.getInteger("key_generation");
        var signing = new ArrayList<SigningKey>();
        signing.add(keys.of(id, generation));
        if (generation > 1 && Boolean.TRUE.equals(row.getBoolean("both_keys"))) {
            signing.add(keys.of(id, generation - 1));
        }
        OffsetDateTime happened = row.getOffsetDateTime("happened_at");
        return new Notice(
                id,
                row.getLong("order_number"),
                row.getString("event"),
                row.getString("data"),
                happened.toInstant(),
                row.getInteger("tries"),
                row.getString("url"),
                signing);
    }
}
