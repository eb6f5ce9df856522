package io.ringback.engine.switches;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.Json;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Checks that are asked for at one replica and made at another. */
@Singleton
public final class CheckTable {
    private final Database database;

    CheckTable(Database database) {
        this.database = database;
    }

    /** A check nobody has made yet. */
    public record Asked(UUID checkId, UUID switchId) {}

    /** Asks for one; old ones are forgotten. */
    public UUID ask(UUID switchId) {
        UUID checkId = Ids.next();
        database.runInTransaction(tx -> {
            tx.execute("DELETE FROM switch_check WHERE asked_at < now() - interval '1 hour'");
            tx.execute(
                    "INSERT INTO switch_check (check_id, switch_id) SELECT $1, $2 FROM switch WHERE switch_id = $2",
                    checkId,
                    switchId);
        });
        return checkId;
    }

    /** Those asked for of these switches lately. */
    public List<Asked> asked(Set<UUID> switchIds) {
        return database.read("""
                        SELECT check_id, switch_id FROM switch_check
                        WHERE report IS NULL AND switch_id = ANY($1) AND asked_at > now() - interval '1 minute'""", (Object) switchIds.toArray(UUID[]::new)).stream()
                .map(row -> new Asked(row.getUUID("check_id"), row.getUUID("switch_id")))
                .toList();
    }

    public void answer(UUID checkId, CheckReport report) {
        String text;
        try {
            text = Json.mapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a report", e);
        }
        database.runInTransaction(
                tx -> tx.execute("UPDATE switch_check SET report = $2 WHERE check_id = $1", checkId, text));
    }

    /** The answer, empty as long as there is none. */
    public Optional<CheckReport> report(UUID checkId) {
        return database
                .read("SELECT report FROM switch_check WHERE check_id = $1 AND report IS NOT NULL", checkId)
                .stream()
                .findFirst()
                .map(row -> read(row.getString("report")));
    }

    private static CheckReport read(String text) {
        try {
            return Json.mapper().readValue(text, CheckReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a report", e);
        }
    }
}
