package io.ringback.rating.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class BatchTest {
    @Inject
    Requests requests;

    @Inject
    CallEvents events;

    @Inject
    Database database;

    @Test
    void two_hundred_at_once_never_use_more_free_calls_than_there_are() throws Exception {
        var customer = Desk.customer(Desk.deck("0.10"), "0", Map.of("concurrency", 200));
        Desk.asOperator()
                .body(Map.of("name", "ten calls", "freeCalls", 10))
                .post("/v1/accounts/{id}/packages", customer.account())
                .then()
                .statusCode(201);
        var attempts = IntStream.range(0, 200)
                .mapToObj(i -> customer.wish().atMost(60).requested())
                .toList();

        Deliveries.allAtOnce(attempts.stream().map(deliveries()::requesting).toList());
        Deliveries.allAtOnce(attempts.stream()
                .filter(deliveries()::isAuthorized)
                .map(attempt -> deliveries().telling(Bus.event(attempt, 1, Calls.talkedFor(60_000))))
                .toList());

        assertThat(deliveries().states(attempts)).isEqualTo(Map.of("SETTLED", 10L, "REFUSED", 190L));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.zero("EUR"));
        var period = database.read(
                        "SELECT p.* FROM package_period p JOIN package k ON k.id = p.package_id WHERE k.account_id ="
                                + " $1",
                        customer.account())
                .getFirst();
        assertThat(List.of(period.getLong("used"), period.getLong("reserved"))).containsExactly(10L, 0L);
    }

    @Test
    void one_batch_for_one_account_holds_and_charges_as_if_each_came_alone() throws Exception {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 200));
        Desk.asOperator()
                .body(Map.of(
                        "perHour", "0.75", "destinations", List.of(Map.of("prefix", "493023125002", "perDay", "0.20"))))
                .put("/v1/accounts/{id}/spend-caps", customer.account())
                .then()
                .statusCode(200);
        var attempts = IntStream.range(0, 30)
                .mapToObj(i -> customer.wish()
                        .to(i % 2 == 0 ? Wishes.CALLEE : Wishes.OTHER_CALLEE)
                        .atMost(60)
                        .requested())
                .toList();
        var twice = Stream.concat(attempts.stream(), attempts.stream()).toList();

        Deliveries.allAtOnce(List.of(() -> deliveries().handled(twice)));
        var held = Desk.held(customer.account());
        Deliveries.allAtOnce(List.of(() -> deliveries()
                .told(twice.stream()
                        .filter(deliveries()::isAuthorized)
                        .map(attempt -> Bus.event(attempt, 1, Calls.talkedFor(30_000)))
                        .toList())));

        // Two to the capped number, five to the other: then the hour is full.
        assertThat(held).isEqualTo(Money.of("0.70", "EUR"));
        assertThat(deliveries().states(attempts)).isEqualTo(Map.of("SETTLED", 7L, "REFUSED", 23L));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.30", "EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
        assertThat(Desk.liveCalls(customer.account())).isZero();
    }

    private Deliveries deliveries() {
        return new Deliveries(database, requests, events);
    }
}
