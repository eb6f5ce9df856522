package io.ringback.rating.account;

import static io.ringback.rating.Desk.as;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class AccountsTest {
    @Inject
    Bus bus;

    @Test
    void opened_account_is_shown_with_its_limits() {
        var plan = Desk.plan(Desk.deck("0.10"));

        var opened = asOperator()
                .body(Map.of(
                        "name", "Acme", "currency", "EUR", "callPlan", plan, "overdraft", "2.50", "concurrency", 3))
                .post("/v1/accounts");

        assertThat(opened.statusCode()).isEqualTo(201);
        var account = opened.jsonPath();
        assertThat(opened.header("Location")).endsWith("/v1/accounts/" + account.getString("id"));
        assertThat(account.getString("number")).matches("[1-9][0-9]{7}");
        Map<String, Object> shown = account.getMap("$");
        shown.keySet().removeAll(List.of("id", "number", "createdAt"));
        assertThat(shown)
                .isEqualTo(Map.ofEntries(
                        Map.entry("name", "Acme"),
                        Map.entry("status", "ACTIVE"),
                        Map.entry("currency", "EUR"),
                        Map.entry("language", "en"),
                        Map.entry("callPlan", plan),
                        Map.entry("balance", euros("0.00")),
                        Map.entry("held", euros("0.00")),
                        Map.entry("overdraft", euros("2.50")),
                        Map.entry("available", euros("2.50")),
                        Map.entry("concurrency", 3),
                        Map.entry("liveCalls", 0),
                        Map.entry("minimumTalkSeconds", 10),
                        Map.entry("timeZone", "UTC"),
                        Map.entry("maxCallerIds", 5),
                        Map.entry("permitList", List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "currency, EURO, is no ISO 4217 code",
        "currency, USD, 'must be that of the call plan, EUR'",
        "callPlan, nowhere, names no call plan",
        "name, ' ', must have 1 to 100 characters",
        "overdraft, -1, 'must not be negative, nor above 1000000000000'",
        "overdraft, 0.0000001, may have at most 6 decimals",
        "concurrency, 0, must be 1 to 1000",
        "minimumTalkSeconds, -1, must be 0 to 3600",
        "language, english, must be a tag such as en or pt-BR",
        "colour, red, is not a known field"
    })
    void senseless_field_is_named(String field, String value, String message) {
        var order = new HashMap<String, Object>(
                Map.of("name", "Acme", "currency", "EUR", "callPlan", Desk.plan(Desk.deck("0.10"))));
        boolean whole = field.equals("concurrency") || field.equals("minimumTalkSeconds");
        order.put(field, whole ? (Object) Integer.valueOf(value) : value);

        var refused = asOperator().body(order).post("/v1/accounts");

        assertThat(problem(refused))
                .containsEntry("status", 400)
                .containsEntry("errors", List.of(Map.of("field", field, "message", message)));
    }

    @Test
    void lists_follow_each_other_to_the_end() {
        var deck = Desk.deck("0.10");
        var older = Desk.customer(deck, "0").account();
        var newer = Desk.customer(deck, "0").account();

        var first = asOperator().get("/v1/accounts?limit=1").jsonPath();
        var second = asOperator()
                .get("/v1/accounts?limit=1&cursor=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getString("items[0].id")).isEqualTo(newer.toString());
        assertThat(second.getString("items[0].id")).isEqualTo(older.toString());
    }

    @Test
    void customer_sees_its_own_account_and_no_other() {
        var own = Desk.customer(Desk.deck("0.10"), "5").account();
        var foreign = Desk.customer(Desk.deck("0.10"), "5").account();
        var key = Desk.key(own);

        assertThat(as(key).get("/v1/accounts/{id}", own).statusCode()).isEqualTo(200);
        for (var path : List.of("", "/caller-ids", "/keys", "/ledger")) {
            assertThat(problem(as(key).get("/v1/accounts/{id}" + path, foreign)))
                    .isEqualTo(Map.of("status", 404, "code", "not-found", "detail", "no such account"));
        }
        assertThat(as(key).body(Map.of("amount", "1"))
                        .post("/v1/accounts/{id}/payments", own)
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("rb_unknown").get("/v1/accounts/{id}", own).statusCode()).isEqualTo(401);
    }

    @Test
    void overdraft_that_holds_rely_on_cannot_be_taken_away() {
        var customer = Desk.customer(Desk.deck("0.10"), "0", Map.of("overdraft", "5"));
        var request = customer.wish().requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());

        var refused = asOperator().body(Map.of("overdraft", "4.99")).patch("/v1/accounts/{id}", customer.account());

        assertThat(problem(refused)).containsEntry("status", 409).containsEntry("code", "overdraft-in-use");
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("5", "EUR"));
    }

    @Test
    void closed_account_does_not_change_any_more() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        asOperator()
                .body(Map.of("overdraft", "5", "name", "Renamed", "language", "de"))
                .patch("/v1/accounts/{id}", account)
                .then()
                .statusCode(200);
        var closed = asOperator().body(Map.of("status", "CLOSED")).patch("/v1/accounts/{id}", account);
        var after = asOperator().body(Map.of("name", "Again")).patch("/v1/accounts/{id}", account);

        assertThat(closed.jsonPath().getString("name")).isEqualTo("Renamed");
        assertThat(problem(after)).containsEntry("status", 409).containsEntry("code", "account-closed");
    }

    private static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
