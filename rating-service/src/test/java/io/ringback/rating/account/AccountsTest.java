package io.ringback.rating.account;

import static io.ringback.rating.Desk.as;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        var deck = Desk.deck("0.10");

        var opened = asOperator()
                .body(Map.of(
                        "name", "Acme", "currency", "EUR", "rateDeck", deck, "overdraft", "2.50", "concurrency", 3))
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
                        Map.entry("rateDeck", deck),
                        Map.entry("balance", euros("0.00")),
                        Map.entry("held", euros("0.00")),
                        Map.entry("overdraft", euros("2.50")),
                        Map.entry("available", euros("2.50")),
                        Map.entry("concurrency", 3),
                        Map.entry("liveCalls", 0),
                        Map.entry("minimumTalkSeconds", 10)));
    }

    @ParameterizedTest
    @CsvSource({
        "currency, EURO, is no ISO 4217 code",
        "currency, USD, 'must be that of the rate deck, EUR'",
        "rateDeck, nowhere, names no rate deck",
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
                Map.of("name", "Acme", "currency", "EUR", "rateDeck", Desk.deck("0.10")));
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
        assertThat(as(key).body(Map.of("amount", "1")).post("/v1/accounts/{id}/payments", own).statusCode())
                .isEqualTo(403);
        assertThat(as("rb_unknown").get("/v1/accounts/{id}", own).statusCode()).isEqualTo(401);
    }

    @Test
    void every_change_is_told_with_a_higher_version_and_keys_as_hashes() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");

        var made = asOperator()
                .body(Map.of("name", "shop", "scope", "read_only", "sandbox", true))
                .post("/v1/accounts/{id}/keys", customer.account())
                .jsonPath();

        assertThat(made.getString("key")).matches("rb_[0-9A-Za-z]{27}");
        var snapshot = bus.first(
                AccountSnapshot.class, told -> told.accountId().equals(customer.account()) && told.version() == 3);
        assertThat(snapshot)
                .isEqualTo(new AccountSnapshot(
                        customer.account(),
                        3,
                        snapshot.at(),
                        false,
                        snapshot.number(),
                        Status.ACTIVE,
                        "EUR",
                        "en",
                        1,
                        List.of(new CallerNumber(customer.number().number(), true)),
                        List.of(new AccountSnapshot.Key(
                                UUID.fromString(made.getString("id")),
                                new ApiKeySecret(made.getString("key")).sha256(),
                                Scope.READ_ONLY,
                                true,
                                null)),
                        List.of(),
                        List.of()));
        assertThat(asOperator()
                        .get("/v1/accounts/{id}/keys", customer.account())
                        .asString())
                .doesNotContain(made.getString("key"), "sha256");
    }

    @Test
    void revoked_key_is_gone_from_the_snapshot() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        Desk.key(account);
        var keyId = asOperator().get("/v1/accounts/{id}/keys", account).jsonPath().getString("items[0].id");

        asOperator()
                .delete("/v1/accounts/{id}/keys/{key}", account, keyId)
                .then()
                .statusCode(204);

        var told = bus.first(
                AccountSnapshot.class, one -> one.accountId().equals(account) && one.version() == 4);
        assertThat(told.keys()).isEmpty();
        assertThat(asOperator().delete("/v1/accounts/{id}/keys/{key}", account, keyId).statusCode())
                .isEqualTo(404);
    }

    @Test
    void number_can_be_active_on_one_account_only() {
        var first = Desk.customer(Desk.deck("0.10"), "0");
        var second = Desk.customer(Desk.deck("0.10"), "0");
        var number = Map.<String, Object>of("number", first.number().number());

        var taken = asOperator().body(number).post("/v1/accounts/{id}/caller-ids", second.account());
        asOperator()
                .body(Map.of("number", first.number().number(), "active", false))
                .post("/v1/accounts/{id}/caller-ids", first.account())
                .then()
                .statusCode(201);
        var free = asOperator().body(number).post("/v1/accounts/{id}/caller-ids", second.account());

        assertThat(problem(taken)).containsEntry("status", 409).containsEntry("code", "caller-id-taken");
        assertThat(free.statusCode()).isEqualTo(201);
        assertThat(asOperator()
                        .get("/v1/accounts/{id}/caller-ids", first.account())
                        .jsonPath()
                        .getList("items"))
                .isEqualTo(List.of(Map.of("number", first.number().number(), "active", false)));
    }

    @Test
    void removed_number_is_gone() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var path = "/v1/accounts/" + customer.account() + "/caller-ids/" + customer.number().number();

        assertThat(asOperator().urlEncodingEnabled(false).delete(path).statusCode()).isEqualTo(204);
        assertThat(asOperator().urlEncodingEnabled(false).delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    void malformed_number_is_refused_with_the_field() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var refused = asOperator().body(Map.of("number", "0207946")).post("/v1/accounts/{id}/caller-ids", account);

        assertThat(problem(refused))
                .containsEntry(
                        "errors",
                        List.of(Map.of("field", "number", "message", "must be a plus and 7 to 15 digits")));
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
