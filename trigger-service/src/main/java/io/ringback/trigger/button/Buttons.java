package io.ringback.trigger.button;

import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The buttons in the database. */
@Singleton
final class Buttons {
    private static final String CREATE = """
            INSERT INTO button (id, account_id, sandbox, name, callee, origins, language, visits_per_hour, created_at,
                                campaign)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";
    private static final String REPLACE = """
            UPDATE button SET name = $2, callee = $3, origins = $4, language = $5, visits_per_hour = $6,
                campaign = $7
            WHERE id = $1 RETURNING *""";
    private static final String PAGE = """
            SELECT * FROM button WHERE ($1::uuid IS NULL OR account_id = $1) AND ($2::boolean IS NULL OR sandbox = $2)
                AND (created_at, id) < ($3, $4)
            ORDER BY created_at DESC, id DESC LIMIT $5""";

    private final Database database;

    Buttons(Database database) {
        this.database = database;
    }

    void create(Button button) {
        database.runInTransaction(tx -> tx.execute(
                CREATE,
                button.id(),
                button.accountId(),
                button.sandbox(),
                button.name(),
                button.callee(),
                button.origins().toArray(String[]::new),
                button.language(),
                button.visitsPerHour(),
                button.createdAt(),
                button.campaign()));
    }

    /** @throws io.ringback.edge.problem.ProblemException 404 if it was removed meanwhile */
    Button replace(Button button) {
        return database.inTransaction(tx -> tx.queryOne(
                        REPLACE,
                        button.id(),
                        button.name(),
                        button.callee(),
                        button.origins().toArray(String[]::new),
                        button.language(),
                        button.visitsPerHour(),
                        button.campaign())
                .map(Buttons::button)
                .orElseThrow(() -> Problems.notFound("button")));
    }

    Optional<Button> find(UUID id) {
        return database.read(statements -> statements.queryOne("SELECT * FROM button WHERE id = $1", id))
                .map(Buttons::button);
    }

    /**
     * The latest first.
     *
     * @param accountId whose, null for all
     * @param sandbox those of the sandbox, or the real ones; null for both
     */
    Page<Button> list(@Nullable UUID accountId, @Nullable Boolean sandbox, PageRequest page) {
        Instant at = page.after() == null
                ? Instant.parse("9999-01-01T00:00:00Z")
                : page.after().at();
        UUID id = page.after() == null ? new UUID(-1, -1) : page.after().id();
        List<Row> rows = database.read(PAGE, accountId, sandbox, at, id, page.limit() + 1);
        return Page.of(
                        rows,
                        page.limit(),
                        row -> row.getOffsetDateTime("created_at").toInstant(),
                        row -> row.getUUID("id"))
                .map(Buttons::button);
    }

    void remove(UUID id) {
        database.runInTransaction(tx -> tx.execute("DELETE FROM button WHERE id = $1", id));
    }

    private static Button button(Row row) {
        return new Button(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getBoolean("sandbox"),
                row.getString("name"),
                row.getString("callee"),
                List.of(row.getArrayOfStrings("origins")),
                row.getString("language"),
                row.getInteger("visits_per_hour"),
                row.getString("campaign"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
