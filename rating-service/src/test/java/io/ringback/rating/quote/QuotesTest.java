package io.ringback.rating.quote;

import static io.ringback.rating.Desk.as;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import io.ringback.rating.hold.HoldSweeper;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class QuotesTest {
    @Inject
    Bus bus;

    @Inject
    Database database;

    @Inject
    HoldSweeper sweeper;

    @Test
    void quote_is_forgotten_days_after_it_expired() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var id = quote(customer).getUUID("id");
        var expiry = database.read("SELECT expires_at FROM quote WHERE id = $1", id)
                .getFirst()
                .getOffsetDateTime(0)
                .toInstant();

        sweeper.purge(expiry.plus(Duration.ofDays(8)));
        var kept = database.read("SELECT id FROM quote WHERE id = $1", id);
        sweeper.purge(expiry.plus(Duration.ofDays(8)).plusSeconds(1));

        assertThat(kept).hasSize(1);
        assertThat(database.read("SELECT id FROM quote WHERE id = $1", id)).isEmpty();
    }

    @Test
    void quote_tells_both_legs_charges_and_limit() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");

        var quote = quote(customer);

        Map<String, Object> shown = quote.getMap("$");
        shown.keySet().removeAll(List.of("id", "expiresAt"));
        assertThat(shown)
                .isEqualTo(Map.ofEntries(
                        Map.entry("account", customer.account().toString()),
                        Map.entry("caller", customer.number().number()),
                        Map.entry("callee", Wishes.CALLEE.number()),
                        Map.entry("callerLeg", Map.of("policy", "FREE", "routes", List.of("sim"))),
                        Map.entry(
                                "calleeLeg",
                                Map.of(
                                        "policy",
                                        "ON_BRIDGE",
                                        "price",
                                        Map.of(
                                                "deck",
                                                customer.deck(),
                                                "deckVersion",
                                                1,
                                                "destination",
                                                "Germany",
                                                "pricePerMinute",
                                                euros("0.10"),
                                                "connectCharge",
                                                euros("0.00"),
                                                "firstIncrementSeconds",
                                                60,
                                                "incrementSeconds",
                                                60),
                                        "routes",
                                        List.of("sim"))),
                        Map.entry(
                                "charges",
                                List.of(
                                        Map.of("talkSeconds", 60, "amount", euros("0.10")),
                                        Map.of("talkSeconds", 180, "amount", euros("0.30")),
                                        Map.of("talkSeconds", 600, "amount", euros("1.00")))),
                        Map.entry("freeSeconds", 0),
                        Map.entry("limitSeconds", 3000)));
    }

    @Test
    void what_is_quoted_for_a_talk_is_what_it_is_charged_and_the_routes_are_those_of_the_quote() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var callee = new Party.E164("+493023125779");
        var trunk = Desk.fresh("quoted");
        tell("/v1/trunks", Map.of("name", trunk, "strip", 2, "prefix", "0"));
        var route = tell("/v1/routes", Map.of("prefix", "493023125779", "trunks", List.of(trunk)));
        var quote = ask(customer, callee.number()).jsonPath();
        asOperator().delete("/v1/routes/{id}", route).then().statusCode(204);
        asOperator().delete("/v1/trunks/{name}", trunk).then().statusCode(204);
        Desk.activateDeck(customer.deck(), "0.90", 60, 60);
        var request = customer.wish()
                .to(callee)
                .at(UUID.fromString(quote.getString("id")))
                .requested();

        bus.send(request);
        var authorized = bus.the(AttemptAuthorized.class, request.attemptId());
        bus.send(Bus.event(request, 1, Calls.talkedFor(180_000)));

        assertThat(authorized.targets().getFirst().routes()).containsExactly(new Route(trunk, "03023125779"));
        assertThat(bus.the(AttemptSettled.class, request.attemptId()).amount())
                .isEqualTo(Money.of(quote.getString("charges.find { it.talkSeconds == 180 }.amount.amount"), "EUR"));
    }

    @Test
    void quote_that_would_leave_no_margin_is_refused() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var trunk = Desk.fresh("dear");
        tell("/v1/trunks", Map.of("name", trunk, "buyDeck", Desk.deck("0.10"), "minimumMarginPercent", 1));
        var route = tell("/v1/routes", Map.of("prefix", "493023125776", "trunks", List.of(trunk)));

        var refused = ask(customer, "+493023125776");
        asOperator().delete("/v1/routes/{id}", route).then().statusCode(204);

        assertThat(problem(refused))
                .containsEntry("status", 422)
                .containsEntry("code", "no-route")
                .containsEntry(
                        "errors",
                        List.of(Map.of(
                                "field", "callee", "message", "can be carried by no trunk that leaves its margin")));
    }

    @Test
    void quoted_price_is_honoured_although_the_deck_has_changed() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var quote = UUID.fromString(quote(customer).getString("id"));
        Desk.activateDeck(customer.deck(), "0.90", 60, 60);
        var request = customer.wish().at(quote).requested();

        bus.send(request);
        var authorized = bus.the(AttemptAuthorized.class, request.attemptId());
        bus.send(Bus.event(request, 1, Calls.talkedFor(30_000)));

        assertThat(authorized.pricePerMinute()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(authorized.deckVersion()).isEqualTo(1);
        assertThat(bus.the(AttemptSettled.class, request.attemptId()).amount()).isEqualTo(Money.of("0.10", "EUR"));
    }

    @Test
    void quote_for_other_numbers_or_of_another_account_or_expired_is_refused() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var stranger = Desk.customer(Desk.deck("0.10"), "5");
        var quote = quote(customer);
        var id = UUID.fromString(quote.getString("id"));
        var expiry = Instant.parse(quote.getString("expiresAt"));

        var requests = List.of(
                customer.wish().to(Wishes.OTHER_CALLEE).at(id).requested(),
                stranger.wish().at(id).requested(),
                customer.wish().at(new UUID(1, 1)).requested(),
                begunAt(customer.wish().at(id).requested(), expiry));
        requests.forEach(bus::send);

        assertThat(requests)
                .extracting(request ->
                        bus.the(AttemptRefused.class, request.attemptId()).reason())
                .containsOnly(RefusalReason.QUOTE);
    }

    @Test
    void try_begun_just_before_the_expiry_is_honoured() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var quote = quote(customer);
        var request = begunAt(
                customer.wish().at(UUID.fromString(quote.getString("id"))).requested(),
                Instant.parse(quote.getString("expiresAt")).minus(Duration.ofMillis(1)));

        bus.send(request);

        assertThat(bus.the(AttemptAuthorized.class, request.attemptId()).deckVersion())
                .isEqualTo(1);
    }

    @Test
    void customer_is_quoted_its_own_prices_and_no_one_elses() {
        var own = Desk.customer(Desk.deck("0.10"), "5");
        var foreign = Desk.customer(Desk.deck("0.20"), "5");
        var key = Desk.key(own.account());
        var numbers = Map.of("caller", own.number().number(), "callee", Wishes.CALLEE.number());

        var quoted = as(key).body(numbers).post("/v1/quotes");
        var refused = as(key).body(Map.of(
                        "caller", own.number().number(),
                        "callee", Wishes.CALLEE.number(),
                        "account", foreign.account()))
                .post("/v1/quotes");

        assertThat(quoted.jsonPath().getString("calleeLeg.price.pricePerMinute.amount"))
                .isEqualTo("0.10");
        assertThat(refused.statusCode()).isEqualTo(404);
    }

    @Test
    void number_without_a_rate_and_malformed_numbers_are_named() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");

        var unrated = ask(customer, "+12025550100");
        var malformed = ask(customer, "030 23125");

        assertThat(problem(unrated))
                .isEqualTo(Map.of(
                        "status",
                        422,
                        "code",
                        "no-rate",
                        "detail",
                        "callee has no rate",
                        "errors",
                        List.of(Map.of("field", "callee", "message", "has no rate"))));
        assertThat(problem(malformed))
                .containsEntry(
                        "errors", List.of(Map.of("field", "callee", "message", "must be a plus and 7 to 15 digits")));
    }

    private static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private static String tell(String path, Map<String, Object> what) {
        var told = asOperator().body(what).post(path);
        assertThat(told.statusCode()).as(told.asString()).isEqualTo(201);
        return told.jsonPath().getString(path.equals("/v1/routes") ? "id" : "name");
    }

    private static JsonPath quote(Desk.Customer customer) {
        var answer = ask(customer, Wishes.CALLEE.number());
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.jsonPath();
    }

    private static Response ask(Desk.Customer customer, String callee) {
        return asOperator()
                .body(Map.of("caller", customer.number().number(), "callee", callee, "account", customer.account()))
                .post("/v1/quotes");
    }

    private static AttemptRequested begunAt(AttemptRequested request, Instant at) {
        return new AttemptRequested(
                request.callbackId(),
                request.attemptId(),
                request.attemptNumber(),
                at,
                request.sandbox(),
                request.wish(),
                request.queuedSince());
    }
}
