package io.ringback.rating.account;

import static io.ringback.rating.Desk.as;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.ForwardingRule;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class SettingsTest {
    @Inject
    Bus bus;

    @Test
    void permit_list_and_settings_are_changed_and_told() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var changed = asOperator()
                .body(Map.of(
                        "permitList",
                        List.of("+493023125002"),
                        "timeZone",
                        "Europe/Berlin",
                        "maxCallerIds",
                        7,
                        "concurrency",
                        3,
                        "language",
                        "de"))
                .patch("/v1/accounts/{id}", account)
                .jsonPath();
        var told = told(account, 3);

        assertThat(changed.getList("permitList")).isEqualTo(List.of("+493023125002"));
        assertThat(changed.getString("timeZone")).isEqualTo("Europe/Berlin");
        assertThat(changed.getInt("maxCallerIds")).isEqualTo(7);
        assertThat(told.permitList()).containsExactly("+493023125002");
        assertThat(List.of(told.language(), told.concurrency())).containsExactly("de", 3);
    }

    @ParameterizedTest
    @CsvSource({
        "timeZone, Europe/Atlantis, must be an IANA name such as Europe/Berlin",
        "language, english, must be a tag such as en or pt-BR"
    })
    void senseless_setting_is_named(String field, String value, String message) {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var refused = asOperator().body(Map.of(field, value)).patch("/v1/accounts/{id}", account);

        assertThat(problem(refused)).containsEntry("errors", List.of(Map.of("field", field, "message", message)));
    }

    @Test
    void customers_own_number_waits_for_proof_and_the_sixth_is_refused() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var key = Desk.key(customer.account());
        var own = Desk.freshNumber();

        var added =
                as(key).body(Map.of("number", own.number())).post("/v1/accounts/{id}/caller-ids", customer.account());
        var claimed = as(key).body(Map.of("number", own.number(), "active", true))
                .post("/v1/accounts/{id}/caller-ids", customer.account());
        var request = customer.wish().from(own).requested();
        bus.send(request);
        for (int i = 0; i < 3; i++) {
            as(key).body(Map.of("number", Desk.freshNumber().number()))
                    .post("/v1/accounts/{id}/caller-ids", customer.account());
        }
        var sixth = as(key).body(Map.of("number", Desk.freshNumber().number()))
                .post("/v1/accounts/{id}/caller-ids", customer.account());

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.jsonPath().getMap("$")).containsEntry("active", false).containsEntry("source", "CUSTOMER");
        assertThat(problem(claimed)).containsEntry("status", 400);
        assertThat(bus.the(AttemptRefused.class, request.attemptId()).reason()).isEqualTo(RefusalReason.CALLER_ID);
        assertThat(problem(sixth)).containsEntry("status", 422).containsEntry("code", "too-many-caller-ids");
    }

    @Test
    void rotated_key_counts_beside_the_new_one_until_the_overlap_ends() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var old = Desk.key(account);
        var oldId = as(old).get("/v1/accounts/{id}/keys", account).jsonPath().getString("items[0].id");

        var rotated = as(old).body(Map.of("overlapSeconds", 3600))
                .post("/v1/accounts/{id}/keys/{key}/rotate", account, oldId);
        var fresh = rotated.jsonPath().getString("key");
        await().atMost(Duration.ofSeconds(30)).until(() -> status(fresh, account) == 200);
        var beside = status(old, account);
        asOperator().body(Map.of("overlapSeconds", 0)).post("/v1/accounts/{id}/keys/{key}/rotate", account, oldId);
        await().atMost(Duration.ofSeconds(30)).until(() -> status(old, account) == 401);

        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(rotated.jsonPath().getString("replaces")).isEqualTo(oldId);
        assertThat(beside).isEqualTo(200);
        assertThat(status(fresh, account)).isEqualTo(200);
    }

    @Test
    void key_rotates_no_other_and_its_use_is_noted() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var key = Desk.key(account);
        var other = asOperator()
                .body(Map.of("name", "other"))
                .post("/v1/accounts/{id}/keys", account)
                .jsonPath()
                .getString("id");

        var refused = as(key).body(Map.of()).post("/v1/accounts/{id}/keys/{key}/rotate", account, other);

        assertThat(problem(refused)).containsEntry("status", 403).containsEntry("code", "other-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> asOperator()
                                .get("/v1/accounts/{id}/keys", account)
                                .jsonPath()
                                .getString("items[0].usedAt")
                        != null);
    }

    @Test
    void forwarded_number_leads_to_its_targets_and_the_snapshot_tells_the_rules() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var subscriber = Desk.customer(Desk.deck("0.10"), "0", Map.of());
        var mobile = new Party.E164("+493023125777");

        var put = asOperator()
                .urlEncodingEnabled(false)
                .body(Map.of(
                        "rules",
                        List.of(
                                Map.of("on", "busy", "number", mobile.number(), "ringTimeoutSeconds", 20),
                                Map.of("on", "no_answer", "voicemail", "42", "trunk", "voicemail-u"))))
                .put("/v1/accounts/" + subscriber.account() + "/forwarding/"
                        + subscriber.number().number());
        var snapshot = told(subscriber.account(), 3);
        var request = customer.wish().to(subscriber.number()).requested();
        bus.send(request);

        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(snapshot.forwarding())
                .containsExactly(
                        new ForwardingRule(subscriber.number().number(), false, TargetCondition.BUSY, mobile, 20),
                        new ForwardingRule(
                                subscriber.number().number(),
                                false,
                                TargetCondition.NO_ANSWER,
                                new Party.Voicemail("42"),
                                30));
        // The number itself has no rate: whoever it goes on to is rung.
        assertThat(bus.the(AttemptAuthorized.class, request.attemptId()).targets())
                .containsExactly(
                        new Target(mobile, List.of(new Route("sim", mobile.number())), 3000, 20, Set.of()),
                        new Target(
                                new Party.Voicemail("42"),
                                List.of(new Route("voicemail-u", "42")),
                                5400,
                                30,
                                Set.of(TargetCondition.NO_ANSWER)));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("5", "EUR"));
    }

    @Test
    void forwarding_in_a_circle_is_refused_and_foreign_numbers_have_no_rules() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var subscriber = Desk.customer(Desk.deck("0.10"), "0");
        var path = "/forwarding/" + subscriber.number().number();
        var rules = Map.of(
                "rules",
                List.of(Map.of("on", "always", "number", subscriber.number().number())));

        var foreign =
                asOperator().urlEncodingEnabled(false).body(rules).put("/v1/accounts/" + customer.account() + path);
        asOperator().urlEncodingEnabled(false).body(rules).put("/v1/accounts/" + subscriber.account() + path);
        var request = customer.wish().to(subscriber.number()).requested();
        bus.send(request);

        assertThat(problem(foreign)).containsEntry("status", 404);
        assertThat(bus.the(AttemptRefused.class, request.attemptId()).reason()).isEqualTo(RefusalReason.FORBIDDEN);
    }

    @Test
    void each_side_sees_what_the_policy_says() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 2));
        asOperator()
                .body(Map.of("callerSees", "other_party", "calleeSees", "number", "number", "+442079460555"))
                .put("/v1/accounts/{id}/caller-id-policy", customer.account())
                .then()
                .statusCode(200);
        var request = customer.wish().over("+442079460100").requested();

        bus.send(request);

        assertThat(bus.the(AttemptAuthorized.class, request.attemptId()).callerIds())
                .isEqualTo(new CallerIds("+493023125002", "+442079460555"));
        assertThat(problem(asOperator()
                        .body(Map.of("calleeSees", "pool"))
                        .put("/v1/accounts/{id}/caller-id-policy", customer.account())))
                .containsEntry("status", 400);
    }

    @Test
    void every_account_is_told_anew_with_a_higher_version() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        told(account, 2);

        var answer = asOperator().post("/v1/accounts/snapshots");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("accounts")).isPositive();
        var again = told(account, 3);
        assertThat(again.callerNumbers()).hasSize(1);
    }

    private AccountSnapshot told(UUID account, long version) {
        return bus.first(AccountSnapshot.class, one -> one.accountId().equals(account) && one.version() == version);
    }

    private static int status(String key, UUID account) {
        return as(key).get("/v1/accounts/{id}", account).statusCode();
    }
}
