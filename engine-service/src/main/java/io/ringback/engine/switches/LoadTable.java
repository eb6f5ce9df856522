package io.ringback.engine.switches;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.Json;
import io.ringback.engine.pool.Load;
import io.ringback.messaging.Database;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What switches carry, as their owners told it last; for replicas that do not own them. */
@Singleton
public final class LoadTable {
    private final Database database;

    LoadTable(Database database) {
        this.database = database;
    }

    /** All that was ever told. */
    Map<UUID, Load> all() {
        return database.read("SELECT switch_id, load FROM switch_load").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.getUUID("switch_id"), LoadTable::read));
    }

    /**
     * What its owner sees; nothing happens if a later owner told something, or the switch is gone.
     *
     * @param epoch of the owner
     */
    public void tell(UUID switchId, long epoch, Load load, Instant at) {
        database.runInTransaction(tx -> tx.execute("""
                INSERT INTO switch_load (switch_id, epoch, load, told_at)
                SELECT switch_id, $2, $3, $4 FROM switch WHERE switch_id = $1
                ON CONFLICT (switch_id) DO UPDATE SET epoch = $2, load = $3, told_at = $4
                WHERE switch_load.epoch <= $2""", switchId, epoch, write(load), at));
    }

    private static Load read(Row row) {
        try {
            return Json.mapper().readValue(row.getString("load"), Load.class);
        } catch (JsonProcessingException e) {
            // Of another version: as good as none, for the owner tells it again within seconds.
            return Load.NONE;
        }
    }

    private static String write(Load load) {
        try {
            return Json.mapper().writeValueAsString(load);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a switch's load", e);
        }
    }
}
