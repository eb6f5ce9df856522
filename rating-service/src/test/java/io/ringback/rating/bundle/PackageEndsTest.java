package io.ringback.rating.bundle;

import static io.ringback.rating.Bus.event;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.bundle.PackageStage.callee;
import static io.ringback.rating.bundle.PackageStage.give;
import static io.ringback.rating.bundle.PackageStage.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import io.ringback.rating.hold.HoldSweeper;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class PackageEndsTest {
    private static final Money NOTHING = Money.zero("EUR");

    @Inject
    Bus bus;

    @Inject
    Database database;

    @Inject
    HoldSweeper sweeper;

    @Test
    void expired_hold_gives_its_seconds_back_and_a_late_end_takes_what_is_there() {
        var customer = Desk.customer(Desk.deck("0.10"), "0", Map.of("concurrency", 2));
        var id = give(customer.account(), Map.of("freeSeconds", 120));
        var late = new PackageStage(bus).authorized(customer.wish().atMost(120));
        database.runInTransaction(tx -> tx.execute(
                "UPDATE attempt SET hold_expires_at = now() - interval '1 second' WHERE id = $1", late.attemptId()));
        sweeper.sweep(Instant.now());
        var afterwards = numbers(customer.account(), id);

        var other = new PackageStage(bus)
                .ended(new PackageStage(bus).authorized(customer.wish().atMost(60)), 30_000);
        var settled = new PackageStage(bus).ended(late, 120_000);

        assertThat(afterwards).isEqualTo(List.of(0, 0, 120));
        assertThat(other.amount()).isEqualTo(NOTHING);
        assertThat(callee(settled.legs()).freeSeconds()).isEqualTo(60);
        assertThat(List.of(settled.amount(), settled.absorbed())).containsExactly(NOTHING, Money.of("0.10", "EUR"));
        assertThat(numbers(customer.account(), id)).isEqualTo(List.of(120, 0, 0));
    }

    @Test
    void correction_gives_seconds_back_and_uses_no_more_than_the_call_had() {
        var customer = Desk.customer(Desk.deck("0.10"), "1");
        var id = give(customer.account(), Map.of("freeSeconds", 120));
        var request = new PackageStage(bus).authorized(customer.wish().atMost(600));
        new PackageStage(bus).ended(request, 61_000);

        correct(request, 30_000);
        var shorter = numbers(customer.account(), id);
        correct(request, 240_000);

        assertThat(shorter).isEqualTo(List.of(60, 0, 60));
        assertThat(numbers(customer.account(), id)).isEqualTo(List.of(60, 0, 60));
        assertThat(bus.awaitAll(ChargeCorrected.class, 2, one -> one.attemptId().equals(request.attemptId())))
                .extracting(ChargeCorrected::amount)
                .containsExactly(NOTHING, Money.of("0.30", "EUR"));
    }

    @Test
    void package_is_shown_in_a_quote_and_in_the_statement() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        give(customer.account(), Map.of("name", "welcome", "freeSeconds", 120));
        var begun = Instant.now().minusSeconds(1);

        var quote = asOperator()
                .body(Map.of(
                        "account",
                        customer.account(),
                        "caller",
                        customer.number().number(),
                        "callee",
                        Wishes.CALLEE.number()))
                .post("/v1/quotes");
        new PackageStage(bus).ended(new PackageStage(bus).authorized(customer.wish()), 30_000);
        var statement = asOperator()
                .queryParam("from", begun.toString())
                .queryParam("to", Instant.now().plusSeconds(60).toString())
                .get("/v1/accounts/{id}/statement", customer.account())
                .jsonPath();

        assertThat(quote.statusCode()).as(quote.asString()).isEqualTo(201);
        assertThat(List.of(
                        quote.jsonPath().getInt("freeSeconds"), quote.jsonPath().getInt("limitSeconds")))
                .containsExactly(120, 120);
        var packages = statement.<Map<String, Object>>getList("packages");
        assertThat(packages).hasSize(1);
        assertThat(packages.getFirst())
                .containsAllEntriesOf(Map.of("name", "welcome", "kind", "SECONDS", "calls", 1, "used", 60));
    }

    @Test
    void sandbox_shows_free_seconds_and_uses_none() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var id = give(customer.account(), Map.of("freeSeconds", 120));
        var request = customer.wish().requestedInSandbox();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());

        bus.send(event(request, 1, Calls.talkedFor(30_000)));
        bus.the(AttemptSettled.class, request.attemptId());

        assertThat(numbers(customer.account(), id)).isEqualTo(List.of(0, 0, 120));
    }

    private static void correct(AttemptRequested request, long talkMillis) {
        asOperator()
                .body(Map.of("callerMillis", talkMillis + 10_000, "talkMillis", talkMillis, "reason", "records"))
                .post("/v1/attempts/{id}/corrections", request.attemptId())
                .then()
                .statusCode(201);
    }
}
