package io.ringback.trigger.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.AccessNumber.Pattern;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.access.AccessReading.Read;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The access numbers in the database; each change goes to everyone in the transaction that stores it. */
@Singleton
public final class AccessNumbers {
    private static final String CREATE = """
            INSERT INTO access_number (number, id, version, sandbox, mode, delay_seconds, caller_prefix, patterns,
                                       account_id, language, removed, created_at, changed_at)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, false, $10, $10)
            ON CONFLICT (number) DO UPDATE
            SET id = EXCLUDED.id, version = access_number.version + 1, sandbox = EXCLUDED.sandbox,
                mode = EXCLUDED.mode, delay_seconds = EXCLUDED.delay_seconds,
                caller_prefix = EXCLUDED.caller_prefix, patterns = EXCLUDED.patterns,
                account_id = EXCLUDED.account_id, language = EXCLUDED.language, removed = false,
                created_at = EXCLUDED.created_at, changed_at = EXCLUDED.changed_at
            WHERE access_number.removed
            RETURNING *""";
    private static final String REPLACE = """
            UPDATE access_number
            SET version = version + 1, mode = $3, delay_seconds = $4, caller_prefix = $5, patterns = $6,
                account_id = $7, language = $8, changed_at = $9
            WHERE number = $1 AND NOT removed AND ($2::bigint IS NULL OR version = $2)
            RETURNING *""";
    private static final String REMOVE = """
            UPDATE access_number SET version = version + 1, removed = true, changed_at = $3
            WHERE number = $1 AND NOT removed AND ($2::bigint IS NULL OR version = $2)
            RETURNING *""";
    private static final String ONE = "SELECT * FROM access_number WHERE number = $1 AND NOT removed";
    private static final String PAGE = """
            SELECT * FROM access_number WHERE NOT removed AND ($1::boolean IS NULL OR sandbox = $1)
                AND (created_at, id) < ($2, $3)
            ORDER BY created_at DESC, id DESC LIMIT $4""";
    private static final String RETELL = """
            UPDATE access_number SET version = version + 1
            WHERE number IN (SELECT number FROM access_number WHERE number > $1 ORDER BY number LIMIT $2)
            RETURNING *""";

    /** Few enough that nobody who changes one waits long. */
    private static final int AT_ONCE = 100;

    private static final TypeReference<List<Pattern>> PATTERNS = new TypeReference<>() {};

    private final Database database;
    private final InstantSource clock;

    AccessNumbers(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An access number in use, empty if there is none. */
    public Optional<AccessNumber> find(Statements statements, String number) {
        return statements.queryOne(ONE, number).map(AccessNumbers::accessNumber);
    }

    /** Whether calls of this account may be made as if they came by an access number: its own, or nobody's. */
    public boolean mayUse(String number, UUID accountId) {
        return database.read(statements -> find(statements, number))
                .filter(found -> found.ownerAccountId() == null || accountId.equals(found.ownerAccountId()))
                .isPresent();
    }

    AccessNumber one(String number) {
        return database.read(statements -> find(statements, number)).orElseThrow(AccessNumbers::unknown);
    }

    /**
     * The latest first.
     *
     * @param sandbox those of the sandbox, or the real ones; null for both
     */
    Page<AccessNumber> list(@Nullable Boolean sandbox, PageRequest page) {
        Instant at = page.after() == null
                ? Instant.parse("9999-01-01T00:00:00Z")
                : page.after().at();
        UUID id = page.after() == null ? new UUID(-1, -1) : page.after().id();
        List<Row> rows = database.read(PAGE, sandbox, at, id, page.limit() + 1);
        return Page.of(
                        rows,
                        page.limit(),
                        row -> row.getOffsetDateTime("created_at").toInstant(),
                        row -> row.getUUID("id"))
                .map(AccessNumbers::accessNumber);
    }

    AccessNumber create(Read read, boolean sandbox) {
        Instant now = clock.instant();
        UUID id = Ids.next();
        return database.inTransaction(tx -> tx.queryOne(
                        CREATE,
                        read.number(),
                        id,
                        sandbox,
                        read.mode(),
                        read.delaySeconds(),
                        read.callerPrefix(),
                        text(read.patterns()),
                        read.account(),
                        read.language(),
                        now)
                .map(row -> told(tx, row))
                .orElseThrow(() -> Problems.conflict("access-number-taken", "there is such an access number already")));
    }

    /** @param version it must still have, null for any */
    AccessNumber replace(Read read, @Nullable Long version) {
        Instant now = clock.instant();
        return database.inTransaction(tx -> changed(
                tx,
                read.number(),
                tx.queryOne(
                        REPLACE,
                        read.number(),
                        version,
                        read.mode(),
                        read.delaySeconds(),
                        read.callerPrefix(),
                        text(read.patterns()),
                        read.account(),
                        read.language(),
                        now)));
    }

    /** @param version it must still have, null for any */
    void remove(String number, @Nullable Long version) {
        Instant now = clock.instant();
        database.runInTransaction(tx -> changed(tx, number, tx.queryOne(REMOVE, number, version, now)));
    }

    /** Tells everyone of all of them anew, those that are gone too. */
    int retell() {
        int told = 0;
        String after = "";
        List<AccessNumber> batch;
        do {
            String from = after;
            batch = database.inTransaction(tx -> tx.query(RETELL, from, AT_ONCE).stream()
                    .map(row -> told(tx, row))
                    .toList());
            told += batch.size();
            after = batch.stream()
                    .map(AccessNumber::number)
                    .max(String::compareTo)
                    .orElse(after);
        } while (batch.size() == AT_ONCE);
        return told;
    }

    private static AccessNumber changed(Transaction tx, String number, Optional<Row> row) {
        if (row.isPresent()) {
            return told(tx, row.get());
        }
        throw tx.queryOne(ONE, number).isPresent()
                ? Problems.of(412, "version-changed", "it was changed meanwhile: read it again", List.of())
                : unknown();
    }

    private static AccessNumber told(Transaction tx, Row row) {
        AccessNumber number = accessNumber(row);
        tx.publish(Topic.ACCESS_NUMBERS, number);
        return number;
    }

    private static RuntimeException unknown() {
        return Problems.notFound("access number");
    }

    private static AccessNumber accessNumber(Row row) {
        return new AccessNumber(
                row.getString("number"),
                row.getLong("version"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getBoolean("sandbox"),
                Mode.valueOf(row.getString("mode")),
                row.getInteger("delay_seconds"),
                row.getString("caller_prefix"),
                patterns(row.getString("patterns")),
                row.getUUID("account_id"),
                row.getString("language"),
                row.getBoolean("removed"));
    }

    private static String text(List<Pattern> patterns) {
        try {
            return Json.mapper().writeValueAsString(patterns);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot store patterns", e);
        }
    }

    private static List<Pattern> patterns(String text) {
        try {
            return Json.mapper().readValue(text, PATTERNS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read stored patterns", e);
        }
    }
}
