package io.ringback.rating.payment;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Desk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class PaymentsTest {
    @Test
    void payment_raises_the_balance() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var paid = pay(account, "10.00", "invoice 7");

        assertThat(paid.statusCode()).isEqualTo(201);
        Map<String, Object> shown = paid.jsonPath().getMap("$");
        shown.keySet().removeAll(List.of("id", "createdAt"));
        assertThat(shown)
                .isEqualTo(Map.of(
                        "account", account.toString(),
                        "amount", Map.of("amount", "10.00", "currency", "EUR"),
                        "reference", "invoice 7",
                        "balance", Map.of("amount", "10.00", "currency", "EUR")));
        assertThat(Desk.balance(account)).isEqualTo(Money.of("10", "EUR"));
    }

    @Test
    void same_reference_books_once_and_another_amount_under_it_is_refused() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var first = pay(account, "10.00", "invoice 7");
        var again = pay(account, "10", "invoice 7");
        var other = pay(account, "11", "invoice 7");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(problem(other)).containsEntry("status", 422).containsEntry("code", "payment-differs");
        assertThat(Desk.balance(account)).isEqualTo(Money.of("10", "EUR"));
    }

    @Test
    void same_idempotency_key_books_once_also_when_both_come_at_once() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var answers = List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream()
                .map(i -> asOperator()
                        .header("Idempotency-Key", "monday")
                        .body(Map.of("amount", "3"))
                        .post("/v1/accounts/{id}/payments", account))
                .toList();

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.jsonPath().getString("id"))
                .containsOnly(answers.getFirst().jsonPath().getString("id"));
        assertThat(Desk.balance(account)).isEqualTo(Money.of("3", "EUR"));
    }

    @Test
    void key_of_a_repeat_known_by_its_reference_is_used_up_too() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var first = pay(account, "k1", "10", "invoice 7");

        var repeated = pay(account, "k2", "10", "invoice 7");
        var again = pay(account, "k2", "10", "invoice 7");
        var other = pay(account, "k2", "11", "invoice 8");
        var mixed = pay(account, "k1", "11", "invoice 8");

        assertThat(repeated.asString()).isEqualTo(first.asString());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(problem(other)).containsEntry("code", "payment-differs");
        assertThat(problem(mixed)).containsEntry("code", "payment-differs");
        assertThat(Desk.balance(account)).isEqualTo(Money.of("10", "EUR"));
    }

    @Test
    void key_of_one_payment_and_reference_of_another_is_refused() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        pay(account, "k1", "10", "invoice 7");
        pay(account, "k2", "10", "invoice 8");

        assertThat(problem(pay(account, "k1", "10", "invoice 8"))).containsEntry("code", "payment-differs");
    }

    private static Response pay(UUID account, String key, String amount, String reference) {
        return asOperator()
                .header("Idempotency-Key", key)
                .body(Map.of("amount", amount, "reference", reference))
                .post("/v1/accounts/{id}/payments", account);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "0.0000001", "1e3", "1000000000001"})
    void senseless_amount_is_refused_with_the_field(String amount) {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var refused = pay(account, amount, "odd");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo("amount");
    }

    @Test
    void payment_to_nobody_is_not_found() {
        assertThat(pay(new UUID(1, 1), "5", "lost").statusCode()).isEqualTo(404);
    }

    private static Response pay(UUID account, String amount, String reference) {
        return asOperator()
                .body(Map.of("amount", amount, "reference", reference))
                .post("/v1/accounts/{id}/payments", account);
    }
}
