package io.ringback.rating.sheet;

import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.values.Ids;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class BrokenImportsTest {
    @Inject
    Database database;

    @Test
    void import_whose_process_has_ended_has_failed_and_one_somebody_is_at_work_on_is_running() {
        var dead = begun("5 minutes");
        var alive = begun("5 minutes");
        var young = begun("5 seconds");

        var seen = database.inTransaction(tx -> {
            tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text", alive.toString());
            return listed();
        });

        assertThat(List.of(seen.get(dead.toString()), seen.get(alive.toString()), seen.get(young.toString())))
                .containsExactly("FAILED", "RUNNING", "RUNNING");
        assertThat(listed().get(alive.toString())).isEqualTo("FAILED");
    }

    private UUID begun(String ago) {
        var id = Ids.next();
        database.runInTransaction(tx -> tx.execute("""
                INSERT INTO rate_import (id, deck_name, dry_run, state, lines, ordered_by, started_at, progress_at)
                VALUES ($1, $2, false, 'RUNNING', 0, 'tests', now() - interval '%s', now())""".formatted(ago), id, Desk.fresh("deck")));
        return id;
    }

    private static Map<String, String> listed() {
        var items = asOperator().get("/v1/rate-decks/imports").jsonPath().<Map<String, Object>>getList("items");
        return items.stream()
                .collect(Collectors.toMap(
                        each -> String.valueOf(each.get("id")), each -> String.valueOf(each.get("state"))));
    }
}
