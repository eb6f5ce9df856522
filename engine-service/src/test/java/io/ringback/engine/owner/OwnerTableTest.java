package io.ringback.engine.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.engine.owner.OwnerTable.Acquired;
import io.ringback.engine.service.OnServers;
import io.ringback.engine.service.Replicas;
import io.ringback.messaging.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of replicas that know nothing of each other. */
@OnServers
class OwnerTableTest {
    private static final Duration SEVEN_SECONDS = Duration.ofSeconds(7);

    private final UUID switchId = UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Inject
    OwnerTable table;

    @Inject
    Database database;

    @Inject
    Replicas replicas;

    @BeforeEach
    void aSwitchNobodyElseTakes() {
        replicas.takeFromHere();
        database.runInTransaction(tx -> tx.execute("""
                INSERT INTO switch (switch_id, name, host, port, username, secret, switch_group, weight, trunks, created_at)
                VALUES ($1, $2, '127.0.0.1', 1, 'nobody', 'x', 'none', 1, '[]', now())""", switchId, "row-" + switchId));
    }

    @AfterEach
    void remove() {
        database.runInTransaction(tx -> tx.execute("DELETE FROM switch WHERE switch_id = $1", switchId));
        replicas.giveToHere();
    }

    @Test
    void successor_waits_until_seven_seconds_after_the_last_renewal() {
        assertThat(table.acquire(switchId, first, SEVEN_SECONDS)).contains(new Acquired(1, Instant.EPOCH));
        assertThat(table.acquire(switchId, second, SEVEN_SECONDS)).isEmpty();
        renewedAgo("6.5 seconds");
        assertThat(table.acquire(switchId, second, SEVEN_SECONDS)).isEmpty();
        renewedAgo("7.5 seconds");
        Instant last = renewed();

        assertThat(table.acquire(switchId, second, SEVEN_SECONDS)).contains(new Acquired(2, last));
        assertThat(table.renew(first, Set.of(switchId))).isEmpty();
        assertThat(table.renew(second, Set.of(switchId))).isEqualTo(Map.of(switchId, 2L));
    }

    @Test
    void switch_that_was_handed_back_is_free_at_once_and_keeps_its_last_renewal() {
        table.acquire(switchId, first, SEVEN_SECONDS);
        Instant last = renewed();

        table.release(switchId, first, 1);

        assertThat(renewed()).isEqualTo(last);
        assertThat(table.acquire(switchId, second, SEVEN_SECONDS)).contains(new Acquired(2, last));
    }

    @Test
    void who_has_lost_it_hands_nothing_back() {
        table.acquire(switchId, first, SEVEN_SECONDS);
        renewedAgo("8 seconds");
        table.acquire(switchId, second, SEVEN_SECONDS);

        table.release(switchId, first, 1);

        assertThat(table.renew(second, Set.of(switchId))).isEqualTo(Map.of(switchId, 2L));
    }

    private void renewedAgo(String interval) {
        database.runInTransaction(tx -> tx.execute(
                "UPDATE switch_owner SET renewed_at = now() - $2::text::interval WHERE switch_id = $1",
                switchId,
                interval));
    }

    private Instant renewed() {
        return database.read("SELECT renewed_at FROM switch_owner WHERE switch_id = $1", switchId)
                .getFirst()
                .getOffsetDateTime("renewed_at")
                .toInstant();
    }
}
