package io.ringback.rating.account;

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
import io.ringback.edge.access.NumberProof;
import io.ringback.edge.access.NumberProofTokens;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class NumbersAndKeysTest {
    @Inject
    Bus bus;

    private final NumberProofTokens proofs =
            new NumberProofTokens(ConfigProvider.getConfig().getValue("ringback.shared-key", String.class));

    @ParameterizedTest
    @ValueSource(strings = {"caller-ids", "keys", "ledger"})
    void lists_of_an_account_that_is_not_there_are_not_found(String list) {
        var answer = asOperator().get("/v1/accounts/{id}/" + list, new UUID(1, 1));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("detail")).isEqualTo("no such account");
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
        var keyId =
                asOperator().get("/v1/accounts/{id}/keys", account).jsonPath().getString("items[0].id");

        asOperator()
                .delete("/v1/accounts/{id}/keys/{key}", account, keyId)
                .then()
                .statusCode(204);

        var told = bus.first(AccountSnapshot.class, one -> one.accountId().equals(account) && one.version() == 4);
        assertThat(told.keys()).isEmpty();
        assertThat(asOperator()
                        .delete("/v1/accounts/{id}/keys/{key}", account, keyId)
                        .statusCode())
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
        List<Map<String, Object>> listed = asOperator()
                .get("/v1/accounts/{id}/caller-ids", first.account())
                .jsonPath()
                .getList("items");
        listed.getFirst().remove("createdAt");
        assertThat(listed)
                .isEqualTo(List.of(Map.of("number", first.number().number(), "active", false, "source", "OPERATOR")));
    }

    @Test
    void removed_number_is_gone() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var path = "/v1/accounts/" + customer.account() + "/caller-ids/"
                + customer.number().number();

        assertThat(asOperator().urlEncodingEnabled(false).delete(path).statusCode())
                .isEqualTo(204);
        assertThat(asOperator().urlEncodingEnabled(false).delete(path).statusCode())
                .isEqualTo(404);
    }

    @Test
    void malformed_number_is_refused_with_the_field() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var refused = asOperator().body(Map.of("number", "0207946")).post("/v1/accounts/{id}/caller-ids", account);

        assertThat(problem(refused))
                .containsEntry(
                        "errors", List.of(Map.of("field", "number", "message", "must be a plus and 7 to 15 digits")));
    }

    @Test
    void customers_own_number_is_inactive_until_it_comes_with_its_proof() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var customer = Desk.as(Desk.key(account));
        var number = Desk.freshNumber().number();
        var proof = proofs.write(NumberProof.given(account, number, Instant.now()));

        var offered = customer.body(Map.of("number", number)).post("/v1/accounts/{id}/caller-ids", account);
        var proven = Desk.as(Desk.key(account))
                .body(Map.of("number", number, "proof", proof))
                .post("/v1/accounts/{id}/caller-ids", account);

        assertThat(offered.jsonPath().getBoolean("active")).isFalse();
        assertThat(proven.statusCode()).isEqualTo(201);
        assertThat(proven.jsonPath().<String, Object>getMap(""))
                .containsEntry("active", true)
                .containsEntry("source", "CUSTOMER");
        assertThat(bus.first(
                                AccountSnapshot.class,
                                told -> told.accountId().equals(account)
                                        && told.callerNumbers().contains(new CallerNumber(number, true)))
                        .version())
                .isPositive();
    }

    @Test
    void proof_of_another_number_or_account_or_one_that_ran_out_proves_nothing() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var number = Desk.freshNumber().number();
        var now = Instant.now();
        var worthless = List.of(
                proofs.write(NumberProof.given(account, Desk.freshNumber().number(), now)),
                proofs.write(NumberProof.given(new UUID(1, 1), number, now)),
                proofs.write(NumberProof.given(account, number, now.minus(NumberProof.LASTS))),
                "rbn_");

        for (var proof : worthless) {
            var refused = Desk.as(Desk.key(account))
                    .body(Map.of("number", number, "proof", proof))
                    .post("/v1/accounts/{id}/caller-ids", account);
            assertThat(problem(refused))
                    .containsEntry("status", 400)
                    .containsEntry(
                            "errors",
                            List.of(Map.of(
                                    "field", "proof", "message", "does not show that the number is this account's")));
        }
        List<String> numbers = asOperator()
                .get("/v1/accounts/{id}/caller-ids", account)
                .jsonPath()
                .getList("items.number");
        assertThat(numbers).doesNotContain(number);
    }

    @Test
    void proven_number_that_is_active_elsewhere_stays_there() {
        var other = Desk.customer(Desk.deck("0.10"), "0");
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var number = other.number().number();

        var refused = Desk.as(Desk.key(account))
                .body(Map.of(
                        "number", number, "proof", proofs.write(NumberProof.given(account, number, Instant.now()))))
                .post("/v1/accounts/{id}/caller-ids", account);

        assertThat(problem(refused)).containsEntry("status", 409).containsEntry("code", "caller-id-taken");
    }
}
