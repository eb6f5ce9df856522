package io.ringback.rating.trunk;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class TrunkQualityTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Bus bus;

    @Inject
    Database database;

    @Inject
    TrunkQuality quality;

    @Test
    void trunk_shows_how_it_did_although_each_event_comes_twice() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var trunk = fresh("measured");
        asOperator().body(Map.of("name", trunk)).post("/v1/trunks").then().statusCode(201);
        var request = customer.wish().requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        var begin = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);

        tell(request, 1, begin, new LegDialing(Leg.CALLER, 1, customer.number(), trunk, "switch-1", "rb-test-1"));
        tell(request, 2, begin.plusMillis(1_500), new LegRinging(Leg.CALLER, 1));
        tell(request, 3, begin.plusSeconds(5), new LegAnswered(Leg.CALLER, 1));
        tell(
                request,
                4,
                begin.plusSeconds(50),
                new LegEnded(Leg.CALLER, 1, 16, null, Disposition.ANSWERED, true, HungUpBy.CALLER));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(asOperator()
                                .get("/v1/trunks/{name}", trunk)
                                .jsonPath()
                                .getMap("quality"))
                        .isEqualTo(Map.of(
                                "dials", 1,
                                "answered", 1,
                                "failovers", 0,
                                "answeredPercent", "100.0",
                                "meanTalkSeconds", "45.000",
                                "meanPostDialDelaySeconds", "1.500",
                                "score", 985)));
    }

    @Test
    void what_was_stored_is_read_by_every_replica_and_old_things_no_longer_count() {
        var now = Instant.now();
        var trunk = fresh("elsewhere");
        add(trunk, now.minus(Duration.ofMinutes(59)), 30, 10);
        add(trunk, now.minus(Duration.ofMinutes(61)), 70, 70);

        quality.refresh(now);

        assertThat(quality.records().of(trunk).dials()).isEqualTo(30);
        assertThat(quality.records().of(trunk).answered()).isEqualTo(10);
    }

    private void add(String trunk, Instant bucket, long dials, long answered) {
        database.runInTransaction(tx -> tx.execute(
                "INSERT INTO trunk_quality VALUES ($1, $2, $3, $4, $4, 0, 0, 0)", trunk, bucket, dials, answered));
    }

    private void tell(AttemptRequested request, int number, Instant at, CallFact fact) {
        bus.sendTwice(new CallEvent(request.callbackId(), request.attemptId(), number, at, false, fact));
    }
}
