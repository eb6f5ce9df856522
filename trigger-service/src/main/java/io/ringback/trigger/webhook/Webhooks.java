package io.ringback.trigger.webhook;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.access.Principal;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.notice.NoticeEvent;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks in SQL, and what their owners do with them. */
@Singleton
class Webhooks {
    private static final String COLUMNS =
            "id, account_id, sandbox, url, description, events, active, stopped, key_generation, created_at";

    private static final String INSERT = """
            INSERT INTO webhook (id, account_id, sandbox, url, description, events, active, key_generation, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, true, 1, $7) RETURNING\s""" + COLUMNS;

    private static final String CHANGE = """
            UPDATE webhook SET url = coalesce($2, url), events = coalesce($3, events),
                description = coalesce($4, description), active = coalesce($5, active),
                stopped = CASE WHEN $5 THEN NULL ELSE stopped END
            WHERE id = $1 RETURNING\s""" + COLUMNS;

    private static final String CHANGE_KEY = """
            UPDATE webhook SET key_generation = key_generation + 1, key_changed_at = now()
            WHERE id = $1 RETURNING\s""" + COLUMNS;

    private static final String TEST = """
            WITH counted AS (UPDATE webhook SET notices = notices + 1 WHERE id = $1 RETURNING id, notices)
            INSERT INTO webhook_notice (webhook_id, order_number, event, data, happened_at, state, due_at)
            SELECT id, notices, $2, '{}', $3, 'WAITING', now() FROM counted""";

    private final Database database;
    private final Doorman doorman;
    private final SigningKeys keys;
    private final TriggerSettings settings;
    private final InstantSource clock;
    private final Courier courier;

    Webhooks(
            Database database,
            Doorman doorman,
            SigningKeys keys,
            TriggerSettings settings,
            InstantSource clock,
            Courier courier) {
        this.database = database;
        this.doorman = doorman;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.courier = courier;
    }

    /** @param account whose it is, null for the operator's own */
    WebhookView make(WebhookBody body, @Nullable UUID account, boolean sandbox) {
        check(body.url());
        var id = Ids.next();
        var events = body.events() == null ? NoticeEvent.ENDS : body.events();
        return database.inTransaction(tx -> {
            requireRoom(tx, account, sandbox);
            var row = tx.queryOne(
                            INSERT,
                            id,
                            account,
                            sandbox,
                            body.url(),
                            body.description(),
                            events.toArray(String[]::new),
                            clock.instant())
                    .orElseThrow();
            return view(row).withSecret(keys.of(id, 1).secret());
        });
    }

    WebhookView change(UUID id, Principal owner, WebhookChange change) {
        if (change.url() != null) {
            check(change.url());
        }
        var events = change.events();
        var changed = database.inTransaction(tx -> {
            lock(tx, id, owner);
            return view(tx.queryOne(
                            CHANGE,
                            id,
                            change.url(),
                            events == null ? null : events.toArray(String[]::new),
                            change.description(),
                            change.active())
                    .orElseThrow());
        });
        courier.poke();
        return changed;
    }

    /** A new key; the one before it signs beside it for a day. */
    WebhookView changeKey(UUID id, Principal owner) {
        return database.inTransaction(tx -> {
            lock(tx, id, owner);
            var row = tx.queryOne(CHANGE_KEY, id).orElseThrow();
            return view(row)
                    .withSecret(keys.of(id, row.getInteger("key_generation")).secret());
        });
    }

    void remove(UUID id, Principal owner) {
        database.runInTransaction(tx -> {
            lock(tx, id, owner);
            tx.execute("DELETE FROM webhook WHERE id = $1", id);
        });
    }

    /** Sends a notice of nothing, to see whether it arrives. */
    void test(UUID id, Principal owner) {
        database.runInTransaction(tx -> {
            lock(tx, id, owner);
            tx.execute(TEST, id, NoticeEvent.TEST, clock.instant());
        });
        courier.poke();
    }

    WebhookView one(UUID id, Principal owner) {
        WebhookView found = database.read("SELECT " + COLUMNS + " FROM webhook WHERE id = $1", id).stream()
                .findFirst()
                .map(Webhooks::view)
                .orElseThrow(() -> Problems.notFound("webhook"));
        owner.mustOwn(found.account(), found.sandbox(), "webhook");
        return found;
    }

    /** Whose name and address may be asked for is told by the door: it names no address of ours to anybody. */
    private void check(String url) {
        try {
            doorman.admit(doorman.read(url));
        } catch (WebhookUrl.Unusable | Doorman.Refused e) {
            throw Problems.badField("url", String.valueOf(e.getMessage()));
        }
    }

    private void requireRoom(Transaction tx, @Nullable UUID account, boolean sandbox) {
        // Two at once would each see room for one.
        tx.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('webhooks/' || coalesce($1, ''), 0))",
                String.valueOf(account));
        long there = tx.queryOne(
                        "SELECT count(*) AS n FROM webhook WHERE account_id IS NOT DISTINCT FROM $1 AND sandbox = $2",
                        account,
                        sandbox)
                .orElseThrow()
                .getLong("n");
        if (there >= settings.webhooksPerAccount()) {
            throw Problems.unprocessable(
                    "too-many-webhooks", "an account may have at most " + settings.webhooksPerAccount());
        }
    }

    private static void lock(Transaction tx, UUID id, Principal owner) {
        var found = tx.queryOne("SELECT account_id, sandbox FROM webhook WHERE id = $1 FOR NO KEY UPDATE", id)
                .orElseThrow(() -> Problems.notFound("webhook"));
        owner.mustOwn(found.getUUID("account_id"), found.getBoolean("sandbox"), "webhook");
    }

    private static WebhookView view(Row row) {
        return new WebhookView(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getBoolean("sandbox"),
                row.getString("url"),
                List.of(row.getArrayOfStrings("events")),
                row.getString("description"),
                row.getBoolean("active"),
                row.getString("stopped"),
                row.getOffsetDateTime("created_at").toInstant(),
                null);
    }
}
