package io.ringback.rating.route;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class RoutesTest {
    @Inject
    Bus bus;

    @Test
    void new_route_counts_from_the_next_attempt_on_and_a_removed_one_no_longer() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 5));
        var special = new Party.E164("+493023125777");

        var before = routesTo(customer, special);
        var id = make("493023125777", "gold", "silver");
        var during = routesTo(customer, special);
        asOperator().delete("/v1/routes/{id}", id).then().statusCode(204);
        var after = routesTo(customer, special);

        assertThat(before).containsExactly(new Route("sim", special.number()));
        assertThat(during).containsExactly(new Route("gold", special.number()), new Route("silver", special.number()));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void prefix_has_one_route() {
        var id = make("39", "sim");

        var again = asOperator()
                .body(Map.of("prefix", "39", "trunks", List.of("other")))
                .post("/v1/routes");

        assertThat(problem(again))
                .isEqualTo(Map.of(
                        "status", 409, "code", "route-taken", "detail", "there is a route for this prefix or site"));
        assertThat(asOperator().get("/v1/routes").jsonPath().getList("items.id"))
                .contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "4x, sim, prefix, must have 0 to 15 digits",
        "4, 'bad trunk', trunks, 'must each be 1 to 64 of A-Z, a-z, 0-9, _ and -'"
    })
    void senseless_route_is_refused_with_the_field(String prefix, String trunk, String field, String message) {
        var refused = asOperator()
                .body(Map.of("prefix", prefix, "trunks", List.of(trunk)))
                .post("/v1/routes");

        assertThat(problem(refused))
                .containsEntry("status", 400)
                .containsEntry("errors", List.of(Map.of("field", field, "message", message)));
    }

    @Test
    void route_tells_in_which_order_its_trunks_come() {
        var shared = asOperator()
                .body(Map.of("prefix", "38", "trunks", List.of("a", "b"), "order", "SHARE"))
                .post("/v1/routes");
        var refused = asOperator()
                .body(Map.of("prefix", "37", "trunks", List.of("a", "b"), "order", "DEAREST"))
                .post("/v1/routes");

        assertThat(shared.jsonPath().getString("order")).isEqualTo("SHARE");
        assertThat(problem(refused)).containsEntry("status", 400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly("order");
    }

    @Test
    void extensions_of_a_site_are_called_for_nothing_over_its_trunks() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 5));
        var waiter = new Party.Extension("rating-office", "201");
        var line = new Party.Extension("rating-office", "202");
        var made = asOperator()
                .body(Map.of("site", "rating-office", "trunks", List.of("desk")))
                .post("/v1/routes");
        var request = customer.wish().from(waiter).to(line).waitedFor().requested();

        bus.send(request);

        assertThat(made.jsonPath().<String, Object>getMap(""))
                .containsEntry("site", "rating-office")
                .doesNotContainKey("prefix");
        var authorized = bus.the(AttemptAuthorized.class, request.attemptId());
        assertThat(authorized.caller().routes()).containsExactly(new Route("desk", "201"));
        assertThat(authorized.targets().getFirst().routes()).containsExactly(new Route("desk", "202"));
        bus.send(Bus.event(request, 1, Calls.talkedFor(61_000)));
        assertThat(bus.the(AttemptSettled.class, request.attemptId()).amount()).isEqualTo(Money.zero("EUR"));
    }

    @ParameterizedTest
    @CsvSource({
        "prefix, '{\"trunks\": [\"desk\"]}'",
        "prefix, '{\"prefix\": \"4\", \"site\": \"office\", \"trunks\": [\"desk\"]}'",
        "site, '{\"site\": \"The Office\", \"trunks\": [\"desk\"]}'",
        "order, '{\"site\": \"office\", \"trunks\": [\"desk\"], \"order\": \"COST\"}'"
    })
    void route_leads_to_numbers_or_to_a_site(String field, String body) {
        var refused = asOperator().body(body).post("/v1/routes");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly(field);
    }

    @Test
    void route_nobody_made_is_not_found() {
        assertThat(asOperator().delete("/v1/routes/{id}", new UUID(1, 1)).statusCode())
                .isEqualTo(404);
    }

    private List<Route> routesTo(Desk.Customer customer, Party.E164 callee) {
        var request = customer.wish().to(callee).requested();
        bus.send(request);
        return bus.the(AttemptAuthorized.class, request.attemptId())
                .targets()
                .getFirst()
                .routes();
    }

    private static String make(String prefix, String... trunks) {
        var made = asOperator()
                .body(Map.of("prefix", prefix, "trunks", List.of(trunks)))
                .post("/v1/routes");
        assertThat(made.statusCode()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }
}
