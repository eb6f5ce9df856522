package io.ringback.cdr.campaign;

import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Counted;
import io.ringback.contracts.values.Ids;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The campaigns in the database; each change is told to the other services in the transaction that makes it. */
@Singleton
final class Campaigns {
    private static final String CREATE = """
            INSERT INTO campaign (id, row_id, version, name, account_id, active, begins, ends, calls, talk_seconds,
                                  counts, period, time_zone, created_at, changed_at)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
            ON CONFLICT DO NOTHING RETURNING *""";
    private static final String CHANGE = """
            UPDATE campaign SET version = version + 1, name = $2, account_id = $3, active = $4, begins = $5, ends = $6,
                calls = $7, talk_seconds = $8, counts = $9, period = $10, time_zone = $11, changed_at = $12
            WHERE id = $1 RETURNING *""";
    private static final String PAGE = """
            SELECT * FROM campaign WHERE ($1::uuid IS NULL OR account_id = $1) AND (created_at, row_id) < ($2, $3)
            ORDER BY created_at DESC, row_id DESC LIMIT $4""";

    private final Database database;

    Campaigns(Database database) {
        this.database = database;
    }

    /** @throws io.ringback.edge.problem.ProblemException 409 if there is one of this id */
    Definition create(Definition made) {
        return database.inTransaction(tx -> tx.queryOne(
                        CREATE,
                        made.id(),
                        Ids.next(),
                        made.name(),
                        made.accountId(),
                        made.active(),
                        made.begins(),
                        made.ends(),
                        made.calls(),
                        made.talkSeconds(),
                        made.counts(),
                        made.period(),
                        made.timeZone(),
                        made.createdAt())
                .map(row -> told(tx, row))
                .orElseThrow(() -> Problems.conflict("campaign-taken", "there is such a campaign already")));
    }

    /**
     * Changes one as it is now, its row locked meanwhile.
     *
     * @param version it must still have, null for any
     * @throws io.ringback.edge.problem.ProblemException 404, or 412 if it has another version
     */
    Definition change(String id, @Nullable Long version, UnaryOperator<Definition> change) {
        return database.inTransaction(tx -> {
            Definition old = tx.queryOne("SELECT * FROM campaign WHERE id = $1 FOR UPDATE", id)
                    .map(Campaigns::definition)
                    .orElseThrow(Campaigns::unknown);
            if (version != null && version != old.version()) {
                throw Problems.of(412, "version-changed", "it was changed meanwhile: read it again", List.of());
            }
            Definition changed = change.apply(old);
            return changed.equals(old) ? old : changed(tx, changed);
        });
    }

    private static Definition changed(Transaction tx, Definition changed) {
        return tx.queryOne(
                        CHANGE,
                        changed.id(),
                        changed.name(),
                        changed.accountId(),
                        changed.active(),
                        changed.begins(),
                        changed.ends(),
                        changed.calls(),
                        changed.talkSeconds(),
                        changed.counts(),
                        changed.period(),
                        changed.timeZone(),
                        changed.changedAt())
                .map(row -> told(tx, row))
                .orElseThrow();
    }

    Definition one(String id) {
        return database.read("SELECT * FROM campaign WHERE id = $1", id).stream()
                .findFirst()
                .map(Campaigns::definition)
                .orElseThrow(Campaigns::unknown);
    }

    /** Those of these ids that exist. */
    static Map<String, Definition> named(Statements statements, Collection<String> ids) {
        return statements
                .query("SELECT * FROM campaign WHERE id = ANY($1)", (Object) ids.toArray(String[]::new))
                .stream()
                .map(Campaigns::definition)
                .collect(Collectors.toMap(Definition::id, definition -> definition));
    }

    /**
     * The latest first.
     *
     * @param accountId whose, null for all
     */
    Page<Definition> list(@Nullable UUID accountId, PageRequest page) {
        Instant at = page.after() == null
                ? Instant.parse("9999-01-01T00:00:00Z")
                : page.after().at();
        UUID id = page.after() == null ? new UUID(-1, -1) : page.after().id();
        List<Row> rows = database.read(PAGE, accountId, at, id, page.limit() + 1);
        return Page.of(
                        rows,
                        page.limit(),
                        row -> row.getOffsetDateTime("created_at").toInstant(),
                        row -> row.getUUID("row_id"))
                .map(Campaigns::definition);
    }

    private static Definition told(Transaction tx, Row row) {
        Definition definition = definition(row);
        tx.publish(Topic.CAMPAIGN_DEFINITIONS, definition.message());
        return definition;
    }

    private static RuntimeException unknown() {
        return Problems.notFound("campaign");
    }

    private static Definition definition(Row row) {
        return new Definition(
                row.getString("id"),
                row.getLong("version"),
                row.getString("name"),
                row.getUUID("account_id"),
                row.getBoolean("active"),
                row.getOffsetDateTime("begins").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ends"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getInteger("calls"),
                row.getInteger("talk_seconds"),
                Counted.valueOf(row.getString("counts")),
                row.getString("period"),
                row.getString("time_zone"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
