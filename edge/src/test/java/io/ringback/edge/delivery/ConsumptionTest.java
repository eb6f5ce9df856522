package io.ringback.edge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.Topic;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "trigger"))
@SuppressWarnings("NullAway.Init")
class ConsumptionTest {
    @Inject
    HeardNumbers numbers;

    @Inject
    Database database;

    @Test
    void message_is_consumed_in_the_trace_it_was_published_in() {
        var blocked = new BlockedNumber(
                "+442079460001", 1, Instant.parse("2026-01-31T10:00:00Z"), false, false, "OPT_OUT", false);

        database.runInTransaction(tx -> {
            tx.continueTrace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            tx.publish(Topic.BLOCKED_NUMBERS, blocked);
        });

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(numbers.heard())
                        .containsExactly(new HeardNumbers.Heard(blocked, "0af7651916cd43dd8448eb211c80319c")));
    }
}
