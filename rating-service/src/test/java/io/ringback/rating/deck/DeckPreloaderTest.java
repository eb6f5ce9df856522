package io.ringback.rating.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Ids;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.messaging.PassingFault;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class DeckPreloaderTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** More than are read while an attempt holds its locks. */
    private static final int LARGE = 10_001;

    @Inject
    Database database;

    @Inject
    Decks decks;

    @Inject
    Bus bus;

    @Test
    void large_version_nobody_has_announced_is_loaded_beside_for_whoever_comes_again() {
        var unused = stored(Desk.fresh("deck"), 1, "now()");

        assertThatThrownBy(() -> database.read(sql -> decks.ready(sql, unused))).isInstanceOf(PassingFault.class);
        await().atMost(LIMIT).until(() -> decks.inMemory(unused).isPresent());

        assertThat(database.read(sql -> decks.ready(sql, unused)).rates().size())
                .isEqualTo(LARGE);
    }

    @Test
    void attempt_waits_in_the_queue_while_a_large_version_that_another_replica_has_activated_is_loaded() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        var large = stored(deck, 2, "now()");

        var request = customer.wish().requested();
        bus.send(request);

        assertThat(bus.the(AttemptAuthorized.class, request.attemptId()).deckVersion())
                .isEqualTo(2);
        assertThat(decks.inMemory(large).orElseThrow().rates().size()).isEqualTo(LARGE);
    }

    @Test
    void version_that_comes_into_force_soon_is_in_memory_before() {
        var deck = Desk.deck("0.10");
        Desk.plan(deck);
        var soon = stored(deck, 2, "now() + interval '4 minutes'");
        var later = stored(deck, 3, "now() + interval '1 hour'");

        await().atMost(LIMIT).until(() -> decks.inMemory(soon).isPresent());

        assertThat(decks.inMemory(later)).isEmpty();
    }

    /** As an import of another replica leaves it behind. */
    private UUID stored(String name, long version, String activates) {
        var id = Ids.next();
        database.runInTransaction(tx -> {
            tx.execute("""
                    INSERT INTO rate_deck (id, name, version, currency, rates, created_at)
                    VALUES ($1, $2, $3, 'EUR', $4, now())""", id, name, version, LARGE);
            tx.execute("""
                    INSERT INTO rate (deck_id, prefix, destination, price_per_minute, connect_charge,
                                      first_increment_seconds, increment_seconds)
                    SELECT $1, CASE n WHEN 0 THEN '49' ELSE (1000000 + n)::text END, 'Preloaded', 0.1, 0, 60, 60
                    FROM generate_series(0, $2::int - 1) n""", id, LARGE);
            tx.execute("""
                    INSERT INTO rate_deck_activation (id, deck_name, deck_id, version, activates_at, ordered_at, ordered_by)
                    VALUES ($1, $2, $3, $4, %s, now(), 'tests')""".formatted(activates), Ids.next(), name, id, version);
        });
        return id;
    }
}
