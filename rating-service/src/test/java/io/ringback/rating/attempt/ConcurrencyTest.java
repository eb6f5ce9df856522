package io.ringback.rating.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class ConcurrencyTest {
    /** Many more than there are connections, and few enough that each gets one in time on a busy machine. */
    @Inject
    Requests requests;

    @Inject
    CallEvents events;

    @Inject
    Database database;

    @Test
    void thirty_transactions_at_once_authorise_one_call_where_there_is_credit_for_one() throws Exception {
        var customer = Desk.customer(Desk.deck("0.10"), "0.10", Map.of("concurrency", 30));
        var attempts = IntStream.range(0, 30)
                .mapToObj(i -> customer.wish()
                        .to(new Party.E164("+4930231250%02d".formatted(i)))
                        .requested())
                .toList();

        Deliveries.allAtOnce(attempts.stream().map(deliveries()::requesting).toList());

        assertThat(deliveries().states(attempts)).isEqualTo(Map.of("AUTHORIZED", 1L, "REFUSED", 29L));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(Desk.liveCalls(customer.account())).isEqualTo(1);
    }

    @Test
    void two_hundred_transactions_at_once_never_overspend_a_cap() throws Exception {
        var customer = Desk.customer(Desk.deck("0.10"), "100", Map.of("concurrency", 200));
        Desk.asOperator()
                .body(Map.of(
                        "perHour",
                        "0.75",
                        "perDay",
                        "3",
                        "destinations",
                        List.of(Map.of("prefix", "49302312501", "perDay", "0.20"))))
                .put("/v1/accounts/{id}/spend-caps", customer.account())
                .then()
                .statusCode(200);
        var attempts = IntStream.range(0, 200)
                .mapToObj(i -> customer.wish()
                        .to(new Party.E164("+4930231250%02d".formatted(i % 40)))
                        .atMost(60)
                        .requested())
                .toList();

        Deliveries.allAtOnce(attempts.stream().map(deliveries()::requesting).toList());
        var first = attempts.stream().filter(deliveries()::isAuthorized).toList();
        Deliveries.allAtOnce(first.stream()
                .map(attempt -> deliveries().telling(Bus.event(attempt, 1, Calls.talkedFor(30_000))))
                .toList());

        // Seven times ten cents fit into the hour; two of those calls, at most, went to the ten capped numbers.
        assertThat(first).hasSize(7);
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("99.30", "EUR"));
        var destination = database.read("SELECT * FROM destination_cap WHERE account_id = $1", customer.account())
                .getFirst();
        assertThat(destination.getBigDecimal("held")).isZero();
        assertThat(destination.getBigDecimal("charged")).isLessThanOrEqualTo(new BigDecimal("0.20"));
        assertThat(deliveries().states(attempts)).isEqualTo(Map.of("SETTLED", 7L, "REFUSED", 193L));
    }

    @Test
    void two_hundred_at_once_on_one_balance_never_overspend_it() throws Exception {
        var customer = Desk.customer(Desk.deck("0.10"), "0.75", Map.of("concurrency", 200));
        var attempts = IntStream.range(0, 200)
                .mapToObj(i -> customer.wish().atMost(60).requested())
                .toList();

        Deliveries.allAtOnce(attempts.stream().map(deliveries()::requesting).toList());
        var held = Desk.held(customer.account());
        Deliveries.allAtOnce(attempts.stream()
                .filter(deliveries()::isAuthorized)
                .map(attempt -> deliveries().telling(Bus.event(attempt, 1, Calls.talkedFor(60_000))))
                .toList());

        assertThat(deliveries().states(attempts)).isEqualTo(Map.of("SETTLED", 7L, "REFUSED", 193L));
        assertThat(held).isEqualTo(Money.of("0.70", "EUR"));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("0.05", "EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void same_request_and_same_end_in_many_transactions_at_once_count_once() throws Exception {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = customer.wish().requested();

        Deliveries.allAtOnce(Collections.nCopies(10, deliveries().requesting(request)));
        Deliveries.allAtOnce(
                Collections.nCopies(10, deliveries().telling(Bus.event(request, 1, Calls.talkedFor(30_000)))));

        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.90", "EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
        assertThat(Desk.liveCalls(customer.account())).isZero();
    }

    @Test
    void batches_over_the_same_accounts_in_any_order_do_not_stop_each_other_and_the_sums_hold() throws Exception {
        var deck = Desk.deck("0.10");
        var customers = IntStream.range(0, 6)
                .mapToObj(i -> Desk.customer(deck, "3", Map.of("concurrency", 20)))
                .toList();
        var random = new Random(7);
        var attempts = new ArrayList<AttemptRequested>();
        var batches = new ArrayList<Callable<Boolean>>();
        for (int batch = 0; batch < 20; batch++) {
            var shuffled = new ArrayList<>(customers);
            Collections.shuffle(shuffled, random);
            var asked = shuffled.stream()
                    .map(customer -> customer.wish().atMost(60).requested())
                    .toList();
            attempts.addAll(asked);
            batches.add(() -> deliveries().handled(asked));
        }

        Deliveries.allAtOnce(batches);
        var open = attempts.stream().filter(deliveries()::isAuthorized).toList();
        Deliveries.allAtOnce(open.stream()
                .map(attempt -> deliveries().telling(Bus.event(attempt, 1, Calls.talkedFor(30_000))))
                .toList());

        assertThat(open).hasSize(6 * 20);
        assertThat(customers).allSatisfy(customer -> {
            assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("1", "EUR"));
            assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
        });
    }

    private Deliveries deliveries() {
        return new Deliveries(database, requests, events);
    }
}
