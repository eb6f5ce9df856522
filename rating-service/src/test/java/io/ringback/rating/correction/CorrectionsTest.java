package io.ringback.rating.correction;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Measures;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class CorrectionsTest {
    @Inject
    Bus bus;

    @Inject
    Database database;

    @Test
    void corrected_amount_is_the_old_charge_taken_back_and_the_new_one_taken_and_history_hears_it() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = bus.called(customer.wish(), 61_000);

        var answer = correct(request.attemptId(), Map.of("amount", "0.05", "reason", "bad line"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        var told = bus.the(ChargeCorrected.class, request.attemptId());
        assertThat(told)
                .isEqualTo(new ChargeCorrected(
                        request.callbackId(),
                        request.attemptId(),
                        told.at(),
                        false,
                        UUID.fromString(answer.jsonPath().getString("id")),
                        customer.account(),
                        told.legs(),
                        Money.of("0.05", "EUR"),
                        Money.of("0.20", "EUR"),
                        1,
                        "bad line",
                        "operator",
                        new Measures(71, 61, 0, Money.zero("EUR"), Money.of("4.95", "EUR"), false)));
        assertThat(ledger(customer.account()))
                .containsExactly(
                        tuple("PAYMENT", null, "5.00"),
                        tuple("CHARGE", "SETTLEMENT", "-0.20"),
                        tuple("REVERSAL", "REVERSAL-1", "0.20"),
                        tuple("CHARGE", "CORRECTION-1", "-0.05"));
        var newest = asOperator()
                .get("/v1/accounts/{id}/ledger?limit=1", customer.account())
                .jsonPath();
        assertThat(List.of(newest.getString("items[0].reason"), newest.getString("items[0].by")))
                .containsExactly("bad line", "operator");
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.95", "EUR"));
    }

    @Test
    void rerate_by_another_version_prices_the_same_seconds_anew() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        var attempt = bus.called(customer.wish(), 61_000).attemptId();
        var second = Desk.activateDeck(deck, "0.30", 1, 1);

        var answer = correct(attempt, Map.of("rateDeck", second, "reason", "wrong price"));

        var told = bus.the(ChargeCorrected.class, attempt);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(told.amount()).isEqualTo(Money.of("0.305", "EUR"));
        assertThat(told.deckVersion()).isEqualTo(2);
        assertThat(told.legs())
                .extracting(LegCharge::seconds, LegCharge::billedSeconds, LegCharge::amount)
                .containsExactly(tuple(71L, 0L, Money.zero("EUR")), tuple(61L, 61L, Money.of("0.305", "EUR")));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.695", "EUR"));
    }

    @Test
    void corrected_times_are_priced_by_what_was_pinned_and_no_further_than_the_grant() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        var attempt = bus.called(customer.wish().atMost(120), 61_000).attemptId();
        Desk.activateDeck(deck, "0.90", 60, 60);

        correct(attempt, Map.of("callerMillis", 200_000, "talkMillis", 180_500, "reason", "carrier's records"));

        var told = bus.the(ChargeCorrected.class, attempt);
        assertThat(told.amount()).isEqualTo(Money.of("0.20", "EUR"));
        assertThat(told.measures())
                .isEqualTo(new Measures(140, 120, 60_500, Money.zero("EUR"), Money.of("4.80", "EUR"), false));
        assertThat(ledger(customer.account())).hasSize(2);
    }

    @Test
    void second_correction_takes_back_what_the_first_has_taken() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var attempt = bus.called(customer.wish(), 61_000).attemptId();

        correct(attempt, Map.of("amount", "0", "reason", "bad line"));
        correct(attempt, Map.of("amount", "0.10", "reason", "not that bad"));

        assertThat(ledger(customer.account()))
                .extracting(row -> row.toList().get(1) + " " + row.toList().get(2))
                .containsExactly("null 5.00", "SETTLEMENT -0.20", "REVERSAL-1 0.20", "CORRECTION-2 -0.10");
        assertThat(bus.awaitAll(
                        ChargeCorrected.class, 2, each -> each.attemptId().equals(attempt)))
                .extracting(ChargeCorrected::before, ChargeCorrected::amount)
                .containsExactly(
                        tuple(Money.of("0.20", "EUR"), Money.zero("EUR")),
                        tuple(Money.zero("EUR"), Money.of("0.10", "EUR")));
        assertThat(asOperator()
                        .get("/v1/attempts/{id}/corrections", attempt)
                        .jsonPath()
                        .getList("items.number"))
                .isEqualTo(List.of(1, 2));
    }

    @Test
    void same_key_corrects_once_also_when_all_come_at_once_and_another_order_under_it_is_refused() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var attempt = bus.called(customer.wish(), 61_000).attemptId();

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> keyed(attempt, Map.of("amount", "0.05", "reason", "bad line")))
                .toList();
        var other = keyed(attempt, Map.of("amount", "0.06", "reason", "bad line"));

        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(problem(other)).containsEntry("code", "correction-differs");
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.95", "EUR"));
        assertThat(bus.all(ChargeCorrected.class, attempt)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void correction_that_would_take_more_than_is_there_changes_nothing() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "0.25");
        var attempt = bus.called(customer.wish(), 61_000).attemptId();
        var dear = Desk.activateDeck(deck, "0.20", 60, 60);

        var refused = correct(attempt, Map.of("rateDeck", dear, "reason", "wrong price"));

        assertThat(problem(refused))
                .isEqualTo(Map.of(
                        "status",
                        422,
                        "code",
                        "not-covered",
                        "detail",
                        "0.20 EUR more would be taken, there is 0.05 EUR"));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("0.05", "EUR"));
        assertThat(database.read("SELECT 1 FROM correction WHERE attempt_id = $1", attempt))
                .isEmpty();
    }

    @Test
    void what_was_refunded_is_never_given_back_a_second_time() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var attempt = bus.called(customer.wish(), 61_000).attemptId();
        asOperator()
                .body(Map.of("attempt", attempt, "amount", "0.15", "reason", "bad line"))
                .post("/v1/accounts/{id}/refunds", customer.account());

        var tooLow = correct(attempt, Map.of("amount", "0.14", "reason", "bad line"));
        var lowest = correct(attempt, Map.of("amount", "0.15", "reason", "bad line"));

        assertThat(problem(tooLow)).containsEntry("code", "refunded-more");
        assertThat(lowest.statusCode()).isEqualTo(201);
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("5", "EUR"));
    }

    @Test
    void order_that_fits_no_charge_is_refused_with_its_reason() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        var attempt = bus.called(customer.wish(), 61_000).attemptId();
        var open = customer.wish().atMost(60).requested();
        bus.send(open);
        bus.the(AttemptAuthorized.class, open.attemptId());
        var sandbox = customer.wish().atMost(60).requestedInSandbox();
        var other = Desk.activateDeck(Desk.fresh("deck"), "0.10", 60, 60);

        assertThat(problem(correct(attempt, Map.of("amount", "0.21", "reason", "x"))))
                .containsEntry("code", "more-than-price");
        assertThat(problem(correct(open.attemptId(), Map.of("amount", "0", "reason", "x"))))
                .containsEntry("code", "not-settled");
        assertThat(problem(correct(sandbox.attemptId(), Map.of("amount", "0", "reason", "x"))))
                .containsEntry("status", 404);
        assertThat(field(correct(attempt, Map.of("reason", "x")))).isEqualTo("amount");
        assertThat(field(correct(attempt, Map.of("amount", "0", "rateDeck", other, "reason", "x"))))
                .isEqualTo("amount");
        assertThat(field(correct(attempt, Map.of("talkMillis", 1, "reason", "x"))))
                .isEqualTo("talkMillis");
        assertThat(field(correct(attempt, Map.of("talkMillis", -1, "callerMillis", 1, "reason", "x"))))
                .isEqualTo("talkMillis");
        assertThat(field(correct(attempt, Map.of("rateDeck", new UUID(1, 1), "reason", "x"))))
                .isEqualTo("rateDeck");
        bus.send(Bus.event(open, 1, Calls.nobodyAnswered()));
    }

    private static String field(Response response) {
        assertThat(response.statusCode()).isEqualTo(400);
        return response.jsonPath().getString("errors[0].field");
    }

    private static Response correct(UUID attempt, Map<String, Object> order) {
        return asOperator().body(order).post("/v1/attempts/{id}/corrections", attempt);
    }

    private static Response keyed(UUID attempt, Map<String, Object> order) {
        return asOperator()
                .header("Idempotency-Key", "monday")
                .body(order)
                .post("/v1/attempts/{id}/corrections", attempt);
    }

    /** Kind, phase and amount of each posting, the first one first. */
    private static List<Tuple> ledger(UUID account) {
        var answer = asOperator().get("/v1/accounts/{id}/ledger", account).jsonPath();
        return IntStream.range(0, answer.getList("items").size())
                .mapToObj(i -> "items[" + i + "].")
                .map(item -> tuple(
                        answer.getString(item + "kind"),
                        answer.getString(item + "phase"),
                        answer.getString(item + "amount.amount")))
                .toList()
                .reversed();
    }
}
