package io.ringback.rating.plan;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
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
class CallPlansTest {
    @Inject
    Bus bus;

    @Test
    void plan_is_made_and_given_other_decks_later() {
        var first = Desk.deck("0.10");
        var second = Desk.deck("0.20");
        var name = Desk.fresh("plan");

        var made = post(Map.of("name", name, "currency", "EUR", "calleeDeck", first));
        var id = made.jsonPath().getString("id");
        var changed = put(
                id,
                Map.of(
                        "name",
                        name,
                        "currency",
                        "EUR",
                        "calleeDeck",
                        second,
                        "callerLeg",
                        "ON_ANSWER",
                        "callerDeck",
                        first));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/v1/call-plans/" + id);
        assertThat(shown(made))
                .isEqualTo(Map.of("name", name, "currency", "EUR", "calleeDeck", first, "callerLeg", "FREE"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(shown(asOperator().get("/v1/call-plans/{id}", id)))
                .isEqualTo(Map.of(
                        "name",
                        name,
                        "currency",
                        "EUR",
                        "calleeDeck",
                        second,
                        "callerLeg",
                        "ON_ANSWER",
                        "callerDeck",
                        first));
        assertThat(asOperator().get("/v1/call-plans?limit=1").jsonPath().getString("items[0].name"))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "name, a b, 'must be 1 to 64 of A-Z, a-z, 0-9, dot, hyphen and underscore'",
        "currency, EURO, is no ISO 4217 code",
        "currency, USD, 'must be that of the rate deck, EUR'",
        "calleeDeck, nowhere, names no rate deck",
        "callerDeck, nowhere, must be left out where the caller's leg is free",
        "callerLeg, ON_ANSWER, callerDeck is needed"
    })
    void senseless_plan_is_refused_with_its_field(String field, String value, String message) {
        var plan = new HashMap<String, Object>(
                Map.of("name", Desk.fresh("plan"), "currency", "EUR", "calleeDeck", Desk.deck("0.10")));
        plan.put(field, value);

        var refused = problem(post(plan));

        var wanted = message.startsWith("callerDeck ")
                ? Map.of("field", "callerDeck", "message", "is needed where the caller's leg is not free")
                : Map.of("field", field, "message", message);
        assertThat(refused).containsEntry("status", 400).containsEntry("errors", List.of(wanted));
    }

    @Test
    void name_is_taken_once_and_neither_it_nor_the_currency_changes() {
        var deck = Desk.deck("0.10");
        var name = Desk.fresh("plan");
        var id = post(Map.of("name", name, "currency", "EUR", "calleeDeck", deck))
                .jsonPath()
                .getString("id");

        var again = post(Map.of("name", name, "currency", "EUR", "calleeDeck", deck));
        var renamed = put(id, Map.of("name", name + "-x", "currency", "EUR", "calleeDeck", deck));
        var unknown = put(new UUID(1, 1).toString(), Map.of("name", name, "currency", "EUR", "calleeDeck", deck));

        assertThat(problem(again)).containsEntry("status", 409).containsEntry("code", "call-plan-taken");
        assertThat(problem(renamed))
                .containsEntry(
                        "errors", List.of(Map.of("field", "name", "message", "must stay that of the plan, " + name)));
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void callers_leg_is_charged_from_its_answer_beside_the_callees() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        priceCaller(customer, "ON_ANSWER", "0.06", customer.number());
        var request = customer.wish().requested();

        bus.send(request);
        var authorized = bus.the(AttemptAuthorized.class, request.attemptId());
        bus.send(Bus.event(request, 1, Calls.talkedFor(30_000)));
        var settled = bus.the(AttemptSettled.class, request.attemptId());

        // 120 s of set-up at 0.06, then 0.16 a minute: 0.12 + 30 minutes and a begun one of the caller's leg.
        assertThat(authorized.grant().grantedSeconds()).isEqualTo(30 * 60);
        assertThat(settled.amount()).isEqualTo(Money.of("0.16", "EUR"));
        assertThat(settled.legs()).hasSize(2);
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.84", "EUR"));
    }

    @Test
    void running_call_keeps_the_prices_of_the_plan_it_began_with() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var before = customer.wish().requested();
        bus.send(before);
        bus.the(AttemptAuthorized.class, before.attemptId());

        priceCaller(customer, "ON_BRIDGE", "1", customer.number());
        bus.send(Bus.event(before, 1, Calls.talkedFor(30_000)));
        var old = bus.the(AttemptSettled.class, before.attemptId());
        var after = customer.wish().requested();
        bus.send(after);
        bus.the(AttemptAuthorized.class, after.attemptId());
        bus.send(Bus.event(after, 1, Calls.talkedFor(30_000)));

        assertThat(old.amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(bus.the(AttemptSettled.class, after.attemptId()).amount()).isEqualTo(Money.of("1.10", "EUR"));
    }

    @Test
    void caller_nobody_can_price_is_not_rung() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        priceCaller(customer, "ON_ANSWER", "0.06", new Party.E164("+33199000000"));
        var request = customer.wish().requested();

        bus.send(request);

        assertThat(bus.the(AttemptRefused.class, request.attemptId()).reason()).isEqualTo(RefusalReason.NO_RATE);
    }

    /** Gives the customer's plan a price for the caller's leg of numbers that begin like this one. */
    private static void priceCaller(Desk.Customer customer, String policy, String price, Party.E164 number) {
        var name = Desk.fresh("caller");
        var rate = Map.of("prefix", number.digits().substring(0, 2), "destination", "Home", "pricePerMinute", price);
        var deck = asOperator()
                .body(Map.of("name", name, "currency", "EUR", "rates", List.of(rate)))
                .post("/v1/rate-decks")
                .jsonPath()
                .getString("id");
        asOperator().post("/v1/rate-decks/{id}/activate", deck).then().statusCode(200);
        var plan =
                asOperator().get("/v1/call-plans?limit=200").jsonPath().<Map<String, Object>>getList("items").stream()
                        .filter(each -> customer.deck().equals(each.get("name")))
                        .findFirst()
                        .orElseThrow();
        put(
                        String.valueOf(plan.get("id")),
                        Map.of(
                                "name",
                                customer.deck(),
                                "currency",
                                "EUR",
                                "calleeDeck",
                                customer.deck(),
                                "callerLeg",
                                policy,
                                "callerDeck",
                                name))
                .then()
                .statusCode(200);
    }

    private static Response post(Map<String, ?> plan) {
        return asOperator().body(plan).post("/v1/call-plans");
    }

    private static Response put(String id, Map<String, ?> plan) {
        return asOperator().body(plan).put("/v1/call-plans/{id}", id);
    }

    private static Map<String, Object> shown(Response answer) {
        Map<String, Object> plan = answer.jsonPath().getMap("$");
        plan.keySet().removeAll(List.of("id", "createdAt"));
        return plan;
    }
}
