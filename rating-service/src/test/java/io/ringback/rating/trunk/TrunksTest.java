package io.ringback.rating.trunk;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.fresh;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
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
class TrunksTest {
    @Inject
    Bus bus;

    @Test
    void trunk_is_told_shown_changed_and_forgotten() {
        var name = fresh("gold");
        var deck = Desk.deck("0.05");

        var made = asOperator()
                .body(Map.of("name", name, "buyDeck", deck, "strip", 2, "prefix", "0"))
                .post("/v1/trunks");
        var changed = asOperator()
                .body(Map.of("name", name, "weight", 3, "minimumMarginPercent", 20))
                .put("/v1/trunks/{name}", name);
        var listed = asOperator().get("/v1/trunks").jsonPath().getList("items.name");
        asOperator().delete("/v1/trunks/{name}", name).then().statusCode(204);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(settings(made.jsonPath().getMap("$")))
                .isEqualTo(Map.of("name", name, "buyDeck", deck, "weight", 1, "strip", 2, "prefix", "0"));
        assertThat(settings(changed.jsonPath().getMap("$")))
                .isEqualTo(Map.of("name", name, "weight", 3, "strip", 0, "prefix", "", "minimumMarginPercent", 20));
        assertThat(listed).contains(name);
        assertThat(asOperator().get("/v1/trunks/{name}", name).statusCode()).isEqualTo(404);
        assertThat(asOperator().delete("/v1/trunks/{name}", name).statusCode()).isEqualTo(404);
        assertThat(asOperator()
                        .body(Map.of("name", name))
                        .put("/v1/trunks/{name}", name)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void trunk_is_told_of_once_and_keeps_its_name() {
        var name = fresh("gold");
        asOperator().body(Map.of("name", name)).post("/v1/trunks").then().statusCode(201);

        var again = asOperator().body(Map.of("name", name)).post("/v1/trunks");
        var renamed = asOperator().body(Map.of("name", "other")).put("/v1/trunks/{name}", name);

        assertThat(problem(again))
                .isEqualTo(Map.of("status", 409, "code", "trunk-taken", "detail", "there is a trunk of this name"));
        assertThat(problem(renamed))
                .containsEntry("status", 400)
                .containsEntry("errors", List.of(Map.of("field", "name", "message", "must stay that of the trunk")));
    }

    @ParameterizedTest
    @CsvSource({
        "strip, 4, must be 0 to 3",
        "prefix, '\"112\"', must not begin like an emergency number",
        "prefix, '\"+49\"', must have 0 to 10 digits",
        "weight, 0, must be 1 to 1000",
        "minimumMarginPercent, 101, must be 0 to 100",
        "retryBudgetPercent, -1, must be 0 to 100",
        "buyDeck, '\"nobody-s\"', names no rate deck"
    })
    void senseless_trunk_is_refused_with_the_field_and_nothing_is_made(String field, String value, String message) {
        var name = fresh("gold");

        var refused = asOperator()
                .body("{\"name\": \"%s\", \"%s\": %s}".formatted(name, field, value))
                .post("/v1/trunks");

        assertThat(problem(refused))
                .containsEntry("status", 400)
                .containsEntry("errors", List.of(Map.of("field", field, "message", message)));
        assertThat(asOperator().get("/v1/trunks/{name}", name).statusCode()).isEqualTo(404);
    }

    @Test
    void number_goes_out_in_the_form_of_the_trunk_from_the_next_attempt_on() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 5));
        var callee = new Party.E164("+493023125778");
        var name = fresh("gold");
        asOperator()
                .body(Map.of("prefix", "493023125778", "trunks", List.of(name)))
                .post("/v1/routes")
                .then()
                .statusCode(201);

        var before = routesTo(customer, callee);
        asOperator()
                .body(Map.of("name", name, "strip", 2, "prefix", "990"))
                .post("/v1/trunks")
                .then()
                .statusCode(201);
        var during = routesTo(customer, callee);
        asOperator().delete("/v1/trunks/{name}", name).then().statusCode(204);

        assertThat(before).containsExactly(new Route(name, "+493023125778"));
        assertThat(during).containsExactly(new Route(name, "9903023125778"));
        assertThat(routesTo(customer, callee)).isEqualTo(before);
    }

    private List<Route> routesTo(Desk.Customer customer, Party.E164 callee) {
        var request = customer.wish().to(callee).requested();
        bus.send(request);
        return bus.the(AttemptAuthorized.class, request.attemptId())
                .targets()
                .getFirst()
                .routes();
    }

    private static Map<String, Object> settings(Map<String, Object> shown) {
        var settings = new HashMap<>(shown);
        settings.keySet().removeAll(List.of("createdAt", "quality"));
        return settings;
    }
}
