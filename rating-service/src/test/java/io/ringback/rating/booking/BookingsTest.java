package io.ringback.rating.booking;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class BookingsTest {
    @Inject
    Bus bus;

    @Inject
    Database database;

    @Test
    void adjustment_changes_the_balance_and_says_who_and_why() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();

        var given = post(account, "adjustments", Map.of("amount", "1.50", "reason", "sorry", "reference", "t-1"));

        assertThat(given.statusCode()).isEqualTo(201);
        Map<String, Object> shown = given.jsonPath().getMap("$");
        shown.keySet().removeAll(List.of("id", "createdAt"));
        assertThat(shown)
                .isEqualTo(Map.of(
                        "account", account.toString(),
                        "kind", "ADJUSTMENT",
                        "amount", Map.of("amount", "1.50", "currency", "EUR"),
                        "reference", "t-1",
                        "reason", "sorry",
                        "by", "operator",
                        "balance", Map.of("amount", "6.50", "currency", "EUR")));
        assertThat(newest(account)).isEqualTo(List.of("ADJUSTMENT", "1.50", "6.50", "sorry", "operator"));
        assertThat(house(given)).isEqualTo("ADJUSTMENTS");
    }

    @Test
    void debit_takes_what_is_free_and_not_a_millionth_more() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("overdraft", "1"));
        var request = customer.wish().atMost(60).requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());

        var tooMuch = post(customer.account(), "adjustments", Map.of("amount", "-5.900001", "reason", "fee"));
        var all = post(customer.account(), "adjustments", Map.of("amount", "-5.90", "reason", "fee"));

        assertThat(problem(tooMuch))
                .isEqualTo(Map.of(
                        "status",
                        422,
                        "code",
                        "not-covered",
                        "detail",
                        "amount is more than the balance, less what is held, and the overdraft allow: 5.90 EUR",
                        "errors",
                        List.of(Map.of(
                                "field",
                                "amount",
                                "message",
                                "is more than the balance, less what is held, and the overdraft allow: 5.90 EUR"))));
        assertThat(all.statusCode()).isEqualTo(201);
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("-0.90", "EUR"));
    }

    @Test
    void payment_is_refunded_in_parts_and_never_more_than_is_left_of_it() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var payment = Desk.pay(account, "10");
        Desk.pay(account, "10");

        var part = refund(account, Map.of("payment", payment, "amount", "4", "reason", "paid twice"));
        var tooMuch = refund(account, Map.of("payment", payment, "amount", "6.01", "reason", "paid twice"));
        var rest = refund(account, Map.of("payment", payment, "reason", "closed"));
        var more = refund(account, Map.of("payment", payment, "reason", "closed"));

        assertThat(List.of(part, rest))
                .extracting(answer -> answer.jsonPath().getString("amount.amount"))
                .containsExactly("-4.00", "-6.00");
        assertThat(problem(tooMuch)).containsEntry("code", "more-than-left");
        assertThat(problem(more)).containsEntry("code", "nothing-left");
        assertThat(Desk.balance(account)).isEqualTo(Money.of("10", "EUR"));
        assertThat(house(part)).isEqualTo("PAYMENTS");
    }

    @Test
    void payment_that_was_spent_is_refunded_as_far_as_it_is_there() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var payment = Desk.pay(account, "10");
        post(account, "adjustments", Map.of("amount", "-7", "reason", "spent"));

        var whole = refund(account, Map.of("payment", payment, "reason", "closed"));
        var there = refund(account, Map.of("payment", payment, "amount", "3", "reason", "closed"));

        assertThat(problem(whole)).containsEntry("code", "not-covered");
        assertThat(there.statusCode()).isEqualTo(201);
        assertThat(Desk.balance(account)).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void charge_is_refunded_to_the_balance_once() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var attempt = bus.called(customer.wish(), 61_000).attemptId();

        var part = refund(customer.account(), Map.of("attempt", attempt, "amount", "0.05", "reason", "bad line"));
        var tooMuch = refund(customer.account(), Map.of("attempt", attempt, "amount", "0.16", "reason", "bad line"));
        var rest = refund(customer.account(), Map.of("attempt", attempt, "reason", "bad line"));

        assertThat(List.of(part, rest))
                .extracting(answer -> answer.jsonPath().getString("amount.amount"))
                .containsExactly("0.05", "0.15");
        assertThat(problem(tooMuch)).containsEntry("code", "more-than-left");
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("5", "EUR"));
        assertThat(house(rest)).isEqualTo("REVENUE");
    }

    @Test
    void same_reference_or_key_books_once_also_when_all_come_at_once_and_another_amount_is_refused() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> keyed(account, "monday", Map.of("amount", "3", "reason", "gift")))
                .toList();
        var byReference = post(account, "adjustments", Map.of("amount", "1", "reason", "a", "reference", "r"));
        var again = post(account, "adjustments", Map.of("amount", "1", "reason", "b", "reference", "r"));
        var other = post(account, "adjustments", Map.of("amount", "2", "reason", "a", "reference", "r"));
        var mixed = keyed(account, "monday", Map.of("amount", "4", "reason", "gift"));

        assertThat(answers)
                .extracting(answer -> answer.jsonPath().getString("id"))
                .containsOnly(answers.getFirst().jsonPath().getString("id"));
        assertThat(again.asString()).isEqualTo(byReference.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(problem(other)).containsEntry("code", "booking-differs");
        assertThat(problem(mixed)).containsEntry("code", "booking-differs");
        assertThat(Desk.balance(account)).isEqualTo(Money.of("4", "EUR"));
    }

    @Test
    void parts_refunded_at_the_same_time_never_sum_to_more_than_the_charge() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var attempt = bus.called(customer.wish(), 61_000).attemptId();

        var answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(
                        i -> refund(customer.account(), Map.of("attempt", attempt, "amount", "0.05", "reason", "part")))
                .map(Response::statusCode)
                .toList();

        assertThat(answers).containsOnly(201, 422);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(4);
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("5", "EUR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0000001", "1000000000001", "-1000000000001"})
    void senseless_amount_is_refused_with_the_field(String amount) {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var refused = post(account, "adjustments", Map.of("amount", amount, "reason", "odd"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo("amount");
    }

    @Test
    void refund_of_what_another_account_paid_or_of_nothing_at_all_is_refused_with_the_field() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();
        var foreign = Desk.pay(Desk.customer(Desk.deck("0.10"), "0").account(), "5");

        var refused = refund(account, Map.of("payment", foreign, "reason", "odd"));
        var nothing = refund(account, Map.of("reason", "odd"));
        var noReason = refund(account, Map.of("payment", foreign, "reason", " "));

        assertThat(List.of(refused, nothing, noReason))
                .extracting(
                        answer -> answer.statusCode() + " " + answer.jsonPath().getString("errors[0].field"))
                .containsExactly("400 payment", "400 payment", "400 reason");
        assertThat(Desk.balance(account)).isEqualTo(Money.of("5", "EUR"));
    }

    @Test
    void customer_may_not_book() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();

        var refused = Desk.as(Desk.key(account))
                .body(Map.of("amount", "1", "reason", "mine"))
                .post("/v1/accounts/{id}/adjustments", account);

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void booking_can_neither_be_changed_nor_removed() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();
        post(account, "adjustments", Map.of("amount", "1", "reason", "gift"));

        assertThatThrownBy(() -> database.runInTransaction(tx -> tx.execute("UPDATE booking SET reason = 'other'")))
                .isInstanceOf(SqlFault.class)
                .hasMessageContaining("booking is append only");
    }

    private static Response refund(UUID account, Map<String, Object> order) {
        return post(account, "refunds", order);
    }

    private static Response post(UUID account, String what, Map<String, Object> order) {
        return asOperator().body(order).post("/v1/accounts/{id}/" + what, account);
    }

    private static Response keyed(UUID account, String key, Map<String, Object> order) {
        return asOperator().header("Idempotency-Key", key).body(order).post("/v1/accounts/{id}/adjustments", account);
    }

    private static List<String> newest(UUID account) {
        var posting = asOperator()
                .get("/v1/accounts/{id}/ledger?limit=1", account)
                .jsonPath()
                .setRootPath("items[0]");
        return List.of(
                posting.getString("kind"),
                posting.getString("amount.amount"),
                posting.getString("balance.amount"),
                posting.getString("reason"),
                posting.getString("by"));
    }

    private String house(Response booked) {
        var id = UUID.fromString(booked.jsonPath().getString("id"));
        return database.read("SELECT house FROM posting WHERE booking_id = $1 AND side = 'HOUSE'", id)
                .getFirst()
                .getString("house");
    }
}
