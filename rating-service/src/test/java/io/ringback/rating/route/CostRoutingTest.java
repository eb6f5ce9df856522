package io.ringback.rating.route;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class CostRoutingTest {
    private final Party.E164 callee = new Party.E164("+4930231256" + fresh("5").substring(2));

    @Inject
    Bus bus;

    private Desk.Customer customer = new Desk.Customer(new UUID(0, 0), callee, "");

    @BeforeEach
    void open_account() {
        customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 20));
    }

    @Test
    void cheapest_trunk_comes_first_and_a_new_version_of_its_deck_counts_at_once() {
        var cheap = Desk.deck("0.01");
        var dear = Desk.deck("0.02");
        trunk("cheap", cheap, null);
        trunk("dear", dear, null);
        route("COST", "dear", "cheap");

        var before = routes();
        Desk.activateDeck(cheap, "0.03", 60, 60);
        var after = routes();

        assertThat(before).containsExactly("cheap", "dear");
        assertThat(after).containsExactly("dear", "cheap");
    }

    @Test
    void call_that_would_leave_no_margin_on_any_trunk_is_refused_and_says_so() {
        trunk("gold", Desk.deck("0.09"), 20);
        route("LISTED", "gold");
        var refusal = customer.wish().to(callee).requested();

        bus.send(refusal);
        var refused = bus.the(AttemptRefused.class, refusal.attemptId());
        asOperator()
                .body(Map.of("name", name("gold"), "minimumMarginPercent", 10))
                .put("/v1/trunks/{name}", name("gold"))
                .then()
                .statusCode(200);
        var stillRefused = customer.wish().to(callee).requested();
        bus.send(stillRefused);

        assertThat(refused.reason()).isEqualTo(RefusalReason.NO_ROUTE);
        assertThat(refused.sentence())
                .isEqualTo("No trunk that may carry this number leaves the margin that is asked of it.");
        // Without a price to buy at no margin can be shown.
        assertThat(bus.the(AttemptRefused.class, stillRefused.attemptId()).sentence())
                .isEqualTo(refused.sentence());
    }

    @Test
    void trunk_bought_in_another_currency_counts_once_its_rate_is_told() {
        var dollars = fresh("dollars");
        var rate = Map.of("prefix", "49", "destination", "Germany", "pricePerMinute", "0.05");
        var deck = asOperator()
                .body(Map.of("name", dollars, "currency", "AUD", "rates", List.of(rate)))
                .post("/v1/rate-decks")
                .jsonPath()
                .getString("id");
        asOperator().post("/v1/rate-decks/{id}/activate", deck).then().statusCode(200);
        trunk("dollars", dollars, 10);
        trunk("euros", Desk.deck("0.04"), 10);
        route("COST", "euros", "dollars");

        var before = routes();
        asOperator()
                .body(Map.of("from", "AUD", "to", "EUR", "rate", "0.6", "validFrom", "2026-01-01T00:00:00Z"))
                .post("/v1/exchange-rates")
                .then()
                .statusCode(201);

        assertThat(before).containsExactly("euros");
        assertThat(routes()).containsExactly("dollars", "euros");
    }

    private List<String> routes() {
        var request = customer.wish().to(callee).requested();
        bus.send(request);
        return bus.the(AttemptAuthorized.class, request.attemptId()).targets().getFirst().routes().stream()
                .map(Route::trunk)
                .map(trunk -> trunk.substring(0, trunk.indexOf('_')))
                .toList();
    }

    private void trunk(String name, String buyDeck, @Nullable Integer margin) {
        var order = new HashMap<String, Object>(Map.of("name", name(name), "buyDeck", buyDeck));
        if (margin != null) {
            order.put("minimumMarginPercent", margin);
        }
        asOperator().body(order).post("/v1/trunks").then().statusCode(201);
    }

    private void route(String order, String... trunks) {
        asOperator()
                .body(Map.of(
                        "prefix",
                        callee.digits(),
                        "trunks",
                        List.of(trunks).stream().map(this::name).toList(),
                        "order",
                        order))
                .post("/v1/routes")
                .then()
                .statusCode(201);
    }

    private String name(String trunk) {
        return trunk + "_" + callee.digits();
    }
}
