package io.ringback.trigger.webhook;

import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Message;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.BatchHandler;
import io.ringback.messaging.Database;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.notice.NoticeEvent;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What webhooks are to be told: written down as callbacks go on, in order, each step once. */
@Singleton
public class NoticeBook implements BatchHandler {
    private static final String LISTENING = """
            SELECT id, account_id, sandbox, events FROM webhook
            WHERE active AND (account_id IS NULL OR account_id = ANY($1)) ORDER BY id FOR NO KEY UPDATE""";

    /** Steps that come a second time are left out before the order numbers are given. */
    private static final String INSERT = """
            WITH told AS (
                SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::integer[], $5::text[], $6::timestamptz[])
                    WITH ORDINALITY AS t (webhook_id, event, callback_id, step, data, happened_at, n)
            ), fresh AS (
                SELECT t.*, row_number() OVER (PARTITION BY t.webhook_id ORDER BY t.n) AS place FROM told t
                WHERE NOT EXISTS (SELECT 1 FROM webhook_notice k WHERE k.webhook_id = t.webhook_id
                                  AND k.callback_id = t.callback_id AND k.step = t.step)
            ), counted AS (
                UPDATE webhook w SET notices = w.notices + f.count
                FROM (SELECT webhook_id, count(*) AS count FROM fresh GROUP BY webhook_id) f WHERE w.id = f.webhook_id
                RETURNING w.id, w.notices - f.count AS before
            )
            INSERT INTO webhook_notice (webhook_id, order_number, event, callback_id, step, data, happened_at, state, due_at)
            SELECT f.webhook_id, c.before + f.place, f.event, f.callback_id, f.step, f.data, f.happened_at, 'WAITING', now()
            FROM fresh f JOIN counted c ON c.id = f.webhook_id""";

    private static final String REPLAY = """
            UPDATE webhook_notice SET state = 'WAITING', tries = 0, due_at = now(), ended_at = NULL
            WHERE webhook_id = $1 AND order_number BETWEEN $2 AND $3""";

    private final Database database;
    private final Courier courier;

    NoticeBook(Database database, Courier courier) {
        this.database = database;
        this.courier = courier;
    }

    /** A listening webhook. */
    private record Listener(UUID id, @Nullable UUID account, boolean sandbox, Set<String> events) {
        boolean wants(CallbackStateChanged step) {
            return sandbox == step.sandbox()
                    && (account == null || account.equals(step.accountId()))
                    && events.contains(new NoticeEvent(step.status()).name());
        }
    }

    /** A notice by what makes it one of a kind. */
    private record Key(UUID webhook, UUID callback, int step) {}

    @Override
    public boolean wanted() {
        return !database.read("SELECT 1 FROM webhook WHERE active LIMIT 1").isEmpty();
    }

    /** Writes down the steps somebody wants to hear of. */
    @Override
    public void handle(Transaction tx, List<Received<? extends Message>> batch) {
        var steps = batch.stream()
                .map(received -> (CallbackStateChanged) received.message())
                .toList();
        var accounts =
                steps.stream().map(CallbackStateChanged::accountId).distinct().toArray(UUID[]::new);
        var listeners = tx.query(LISTENING, (Object) accounts).stream()
                .map(NoticeBook::listener)
                .toList();
        var told = new LinkedHashMap<Key, CallbackStateChanged>();
        for (var step : steps) {
            for (var listener : listeners) {
                if (listener.wants(step)) {
                    told.putIfAbsent(new Key(listener.id(), step.callbackId(), step.number()), step);
                }
            }
        }
        if (!told.isEmpty()) {
            insert(tx, told);
            tx.afterCommit(courier::poke);
        }
    }

    /**
     * Sends notices again, or now if they wait.
     *
     * @return how many
     */
    int replay(UUID webhookId, long from, long to) {
        int again = database.inTransaction(tx -> tx.execute(REPLAY, webhookId, from, to));
        courier.poke();
        return again;
    }

    NoticePage page(UUID webhookId, @Nullable String state, @Nullable Long before, int limit) {
        var rows = database.read("""
                SELECT * FROM webhook_notice
                WHERE webhook_id = $1 AND ($2::text IS NULL OR state = $2)
                    AND ($3::bigint IS NULL OR order_number < $3)
                ORDER BY order_number DESC LIMIT $4""", webhookId, state, before, limit + 1);
        var items = rows.stream().limit(limit).map(NoticeBook::view).toList();
        return new NoticePage(items, rows.size() > limit ? items.getLast().order() : null);
    }

    /** @throws io.ringback.edge.problem.ProblemException 404 if there is none */
    void replayOne(UUID webhookId, long order) {
        if (page(webhookId, null, order + 1, 1).items().stream().noneMatch(notice -> notice.order() == order)) {
            throw Problems.notFound("notice");
        }
        replay(webhookId, order, order);
    }

    private static void insert(Transaction tx, Map<Key, CallbackStateChanged> told) {
        var keys = new ArrayList<>(told.keySet());
        var steps = new ArrayList<>(told.values());
        tx.later(
                INSERT,
                keys.stream().map(Key::webhook).toArray(UUID[]::new),
                steps.stream()
                        .map(step -> new NoticeEvent(step.status()).name())
                        .toArray(String[]::new),
                keys.stream().map(Key::callback).toArray(UUID[]::new),
                keys.stream().map(Key::step).toArray(Integer[]::new),
                steps.stream().map(NoticeData::write).toArray(String[]::new),
                steps.stream().map(step -> step.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
    }

    private static Listener listener(Row row) {
        return new Listener(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getBoolean("sandbox"),
                List.of(row.getArrayOfStrings("events")).stream().collect(Collectors.toUnmodifiableSet()));
    }

    private static NoticeView view(Row row) {
        return new NoticeView(
                row.getLong("order_number"),
                row.getString("event"),
                row.getUUID("callback_id"),
                row.getOffsetDateTime("happened_at").toInstant(),
                row.getString("state"),
                row.getInteger("tries"),
                instant(row.getOffsetDateTime("due_at")),
                row.getString("last_answer"),
                instant(row.getOffsetDateTime("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
