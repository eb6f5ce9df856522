package io.ringback.rating.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class HoldSweeperTest {
    private static final Money NOTHING = Money.zero("EUR");
    private static final Money ALL = Money.of("5", "EUR");

    @Inject
    Bus bus;

    @Inject
    HoldSweeper sweeper;

    @Inject
    Database database;

    @Inject
    MeterRegistry registry;

    @Test
    void hold_of_an_attempt_that_was_never_dialled_is_given_back_after_five_minutes() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var at = authorized(customer.wish().requested());

        sweeper.sweep(at.plus(Duration.ofMinutes(5)).minusMillis(1));
        var before = Desk.held(customer.account());
        sweeper.sweep(at.plus(Duration.ofMinutes(5)));

        assertThat(before).isEqualTo(ALL);
        assertThat(Desk.held(customer.account())).isEqualTo(NOTHING);
        assertThat(Desk.liveCalls(customer.account())).isZero();
    }

    @Test
    void hold_of_a_dialled_attempt_is_given_back_half_an_hour_after_its_longest_possible_end() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = customer.wish().atMost(600).requested();
        authorized(request);
        var dialled = Bus.event(request, 1, Calls.dialling(Leg.CALLER, 1, customer.number()));
        bus.send(dialled);
        awaitDialled(request.attemptId());
        // 45 s of ringing, 120 s of set-up, 600 s of talk, 30 min.
        var expiry = dialled.at().plusSeconds(45 + 120 + 600 + 1800);

        sweeper.sweep(expiry.minusSeconds(1));
        var before = Desk.held(customer.account());
        sweeper.sweep(expiry);

        assertThat(before).isEqualTo(Money.of("1", "EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(NOTHING);
    }

    @Test
    void end_that_comes_after_the_expiry_takes_what_is_there_and_the_rest_is_absorbed() {
        var customer = Desk.customer(Desk.deck("1.00"), "5");
        var first = customer.wish().atMost(300).requested();
        var at = authorized(first);
        sweeper.sweep(at.plus(Duration.ofMinutes(5)));
        var second = customer.wish().atMost(180).requested();
        authorized(second);
        double alerted = absorbed();

        bus.send(Bus.event(first, 1, Calls.talkedFor(300_000)));

        var settled = bus.the(AttemptSettled.class, first.attemptId());
        assertThat(settled.amount()).isEqualTo(Money.of("2", "EUR"));
        assertThat(settled.absorbed()).isEqualTo(Money.of("3", "EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("3", "EUR"));
        await().atMost(Duration.ofSeconds(30)).until(() -> absorbed() == alerted + 1);
    }

    @Test
    void sweepers_and_ends_at_the_same_time_give_each_hold_back_once() throws Exception {
        var customer = Desk.customer(Desk.deck("0.10"), "100", Map.of("concurrency", 60));
        var requests = IntStream.range(0, 60)
                .mapToObj(i -> customer.wish().atMost(60).requested())
                .toList();
        requests.forEach(bus::send);
        requests.forEach(request -> bus.the(AttemptAuthorized.class, request.attemptId()));
        var expired = Instant.now().plus(Duration.ofMinutes(6));

        // As many sweepers as replicas, each begun anew several times, while half of the calls end.
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var sweeps = IntStream.range(0, 12)
                    .mapToObj(i -> executor.submit(() -> sweeper.sweep(expired)))
                    .toList();
            requests.subList(0, 30).forEach(request -> bus.send(Bus.event(request, 1, Calls.talkedFor(60_000))));
            for (var sweep : sweeps) {
                sweep.get();
            }
        }
        requests.subList(0, 30).forEach(request -> bus.the(AttemptSettled.class, request.attemptId()));

        assertThat(Desk.held(customer.account())).isEqualTo(NOTHING);
        assertThat(Desk.liveCalls(customer.account())).isZero();
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("97", "EUR"));
    }

    private double absorbed() {
        return registry.counter("ringback.rating.absorbed").count();
    }

    private Instant authorized(AttemptRequested request) {
        bus.send(request);
        return bus.the(AttemptAuthorized.class, request.attemptId()).at();
    }

    private void awaitDialled(UUID attemptId) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !database.read(
                                "SELECT 1 FROM attempt WHERE id = $1 AND first_dialled_at IS NOT NULL", attemptId)
                        .isEmpty());
    }
}
