package io.ringback.edge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.Topic;
import io.ringback.local.testing.TestServers;
import io.ringback.messaging.CompactedView;
import io.ringback.messaging.Database;
import io.ringback.messaging.MessagingSettings;
import io.ringback.messaging.OutboxRelay;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final MessagingSettings NOBODY_LISTENS = MessagingSettings.of("127.0.0.1:1", "edge-test", 2, 1);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestServers servers = TestServers.shared();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = PgBuilder.pool()
            .connectingTo(PgConnectOptions.fromUri(servers.vertxUrl("rating").substring("vertx-reactive:".length()))
                    .setUser(servers.user("rating"))
                    .setPassword(servers.password("rating")))
            .using(vertx)
            .build();

    @AfterEach
    void close() throws Exception {
        pool.close().toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void broker_that_is_away_keeps_consumers_waiting_and_does_not_keep_the_service_from_stopping() {
        var database = new Database(pool);
        var snapshots = new Snapshots<>(
                Topic.BLOCKED_NUMBERS,
                new CompactedView<>(
                        NOBODY_LISTENS, Topic.BLOCKED_NUMBERS, BlockedNumber.class, BlockedNumber::version));
        var delivery = new Delivery(
                NOBODY_LISTENS,
                database,
                new OutboxRelay(database, NOBODY_LISTENS),
                List.of(Consumption.each("edge-test.call.events.v1", Set.of(Topic.CALL_EVENTS), (_, _) -> {})),
                List.of(snapshots),
                List.of(Publishing.to(Topic.ACCOUNT_SNAPSHOTS)));

        delivery.start();

        assertThat(delivery.started()).isFalse();
        assertThat(delivery.caughtUp()).isFalse();
        assertTimeoutPreemptively(LIMIT, delivery::stop);
        assertThat(delivery.started()).isFalse();
    }
}
