package io.ringback.engine.switches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.ringback.contracts.Json;
import io.ringback.engine.pool.Limits;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The registry in PostgreSQL. */
@Singleton
public final class SwitchTable {
    private static final String SELECT = "SELECT * FROM switch ";
    private static final TypeReference<List<Trunk>> TRUNKS = new TypeReference<>() {};

    private final Database database;

    SwitchTable(Database database) {
        this.database = database;
    }

    /** All of them, by name. */
    public List<Switch> all() {
        return database.read(SELECT + "ORDER BY name").stream()
                .map(SwitchTable::read)
                .toList();
    }

    Optional<Switch> find(Statements statements, UUID id) {
        return statements.queryOne(SELECT + "WHERE switch_id = $1", id).map(SwitchTable::read);
    }

    /** @throws io.ringback.messaging.SqlFault a duplicate if the name is taken */
    void insert(Statements tx, Switch added) {
        tx.execute(
                """
                INSERT INTO switch (switch_id, name, host, port, username, secret, switch_group, weight, trunks, created_at,
                                    max_channels, calls_per_second, tls)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)\
                """,
                added.id(),
                added.name(),
                added.host(),
                added.port(),
                added.username(),
                added.sealedSecret(),
                added.group(),
                added.weight(),
                write(added.trunks()),
                added.createdAt(),
                added.limits().maxChannels(),
                added.limits().callsPerSecond(),
                write(added.tls()));
    }

    /** The state starts over: what was seen was seen of the old settings. */
    void update(Statements tx, Switch changed) {
        tx.execute(
                """
                UPDATE switch SET name = $2, host = $3, port = $4, username = $5, secret = $6, switch_group = $7,
                       weight = $8, trunks = $9, max_channels = $10, calls_per_second = $11, tls = $12, version = version + 1, state = 'CONNECTING', reason = NULL,
                       state_at = now()
                WHERE switch_id = $1\
                """,
                changed.id(),
                changed.name(),
                changed.host(),
                changed.port(),
                changed.username(),
                changed.sealedSecret(),
                changed.group(),
                changed.weight(),
                write(changed.trunks()),
                changed.limits().maxChannels(),
                changed.limits().callsPerSecond(),
                write(changed.tls()));
    }

    /** @param since when it began to, null to end it; one that drains already does so since then */
    void drain(Statements tx, UUID id, @Nullable Instant since) {
        tx.execute("""
                UPDATE switch
                SET draining_since = CASE WHEN $2::timestamptz IS NULL THEN NULL ELSE coalesce(draining_since, $2) END
                WHERE switch_id = $1\
                """, id, since);
    }

    void lock(Statements tx, UUID id) {
        tx.execute("SELECT 1 FROM switch WHERE switch_id = $1 FOR UPDATE", id);
    }

    boolean delete(Statements tx, UUID id) {
        return tx.execute("DELETE FROM switch WHERE switch_id = $1", id) > 0;
    }

    /** Whether calls are on it, or on their way to it. */
    boolean busy(Statements tx, UUID id) {
        return tx.queryOne("SELECT 1 FROM attempt WHERE switch_id = $1 AND ended_at IS NULL LIMIT 1", id)
                .isPresent();
    }

    /**
     * What its owner sees; nothing happens if the registration changed meanwhile, or another owner sees it by now.
     *
     * @param epoch of the owner
     */
    public void seen(UUID id, long version, long epoch, SwitchState state, String reason, Instant at) {
        database.runInTransaction(
                tx -> tx.execute("""
                    UPDATE switch SET state = $4, reason = $5, state_at = $6
                    WHERE switch_id = $1 AND version = $2
                      AND EXISTS (SELECT 1 FROM switch_owner WHERE switch_id = $1 AND epoch = $3)\
                    """, id, version, epoch, state, reason.isEmpty() ? null : reason, at));
    }

    private static Switch read(Row row) {
        return new Switch(
                row.getUUID("switch_id"),
                row.getString("name"),
                row.getString("host"),
                row.getInteger("port"),
                row.getString("username"),
                row.getString("secret"),
                row.getString("switch_group"),
                row.getInteger("weight"),
                readTrunks(row.getString("trunks")),
                new Limits(row.getInteger("max_channels"), row.getInteger("calls_per_second")),
                readTls(row.getString("tls")),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "draining_since"),
                SwitchState.valueOf(row.getString("state")),
                row.getString("reason"),
                instant(row, "state_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String write(@Nullable Tls tls) {
        try {
            return tls == null ? null : Json.mapper().writeValueAsString(tls);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the settings of TLS", e);
        }
    }

    private static @Nullable Tls readTls(@Nullable String json) {
        try {
            return json == null ? null : Json.mapper().readValue(json, Tls.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the settings of TLS", e);
        }
    }

    private static String write(List<Trunk> trunks) {
        try {
            return Json.mapper().writeValueAsString(trunks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write trunks", e);
        }
    }

    private static List<Trunk> readTrunks(String json) {
        try {
            return Json.mapper().readValue(json, TRUNKS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read trunks", e);
        }
    }
}
