package io.ringback.rating.deck;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Desk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class RateDecksTest {
    @Test
    void posted_deck_is_a_draft_until_it_is_activated() {
        var name = Desk.fresh("deck");

        var posted = post(name, "EUR", rate(Map.of()), rate(Map.of("prefix", "4930")))
                .jsonPath();
        var id = posted.getString("id");
        var active = asOperator().post("/v1/rate-decks/{id}/activate", id).jsonPath();

        Map<String, Object> draft = posted.getMap("$");
        draft.keySet().removeAll(List.of("id", "createdAt"));
        assertThat(draft)
                .isEqualTo(Map.of(
                        "name",
                        name,
                        "currency",
                        "EUR",
                        "version",
                        1,
                        "state",
                        "DRAFT",
                        "rates",
                        2,
                        "zone",
                        "UTC",
                        "holidays",
                        List.of(),
                        "bands",
                        List.of()));
        assertThat(active.getString("state")).isEqualTo("ACTIVE");
        assertThat(asOperator().get("/v1/rate-decks/{id}", id).jsonPath().getString("state"))
                .isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({
        "prefix, 49a, must have 1 to 15 digits",
        "prefix, '', must have 1 to 15 digits",
        "prefix, +49, must have 1 to 15 digits",
        "destination, ' ', must have 1 to 100 characters",
        "pricePerMinute, -0.10, must be 0 to 1000000: -0.10",
        "pricePerMinute, 0.000000001, has more than 8 decimals: 0.000000001",
        "pricePerMinute, cheap, 'must be a decimal such as \"0.10\"'",
        "connectCharge, -1, must be 0 to 1000000: -1",
        "firstIncrementSeconds, 0, must be 1 to 3600: 0",
        "incrementSeconds, 0, must be 1 to 3600: 0"
    })
    void senseless_rate_is_named_with_its_place(String field, String value, String message) {
        boolean whole = field.endsWith("Seconds");

        var refused = post(
                Desk.fresh("deck"),
                "EUR",
                rate(Map.of("prefix", "44")),
                rate(Map.of(field, whole ? (Object) Integer.valueOf(value) : value)));

        assertThat(problem(refused))
                .containsEntry("status", 400)
                .containsEntry("errors", List.of(Map.of("field", "rates[1]." + field, "message", message)));
    }

    @Test
    void prefix_that_appears_twice_is_named_and_nothing_is_stored() {
        var name = Desk.fresh("deck");

        var refused = post(name, "EUR", rate(Map.of()), rate(Map.of("prefix", "44")), rate(Map.of()));
        var stored = post(name, "EUR", rate(Map.of()));

        assertThat(problem(refused))
                .containsEntry(
                        "errors", List.of(Map.of("field", "rates[2].prefix", "message", "is that of rates[0], too")));
        assertThat(stored.jsonPath().getInt("version")).isEqualTo(1);
    }

    @Test
    void currency_must_be_known_and_stay_that_of_the_deck() {
        var name = Desk.fresh("deck");
        post(name, "EUR", rate(Map.of()));

        assertThat(problem(post(name, "ZZZ", rate(Map.of()))))
                .containsEntry("errors", List.of(Map.of("field", "currency", "message", "is no ISO 4217 code")));
        assertThat(problem(post(name, "USD", rate(Map.of()))))
                .containsEntry(
                        "errors", List.of(Map.of("field", "currency", "message", "must stay that of the deck, EUR")));
    }

    @Test
    void deck_nobody_posted_is_not_found() {
        assertThat(asOperator().get("/v1/rate-decks/{id}", new UUID(1, 1)).statusCode())
                .isEqualTo(404);
        assertThat(asOperator()
                        .post("/v1/rate-decks/{id}/activate", new UUID(1, 1))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void newest_version_is_listed_first() {
        var name = Desk.fresh("deck");
        post(name, "EUR", rate(Map.of()));

        var items = asOperator().get("/v1/rate-decks?limit=1").jsonPath();

        assertThat(items.getString("items[0].name")).isEqualTo(name);
    }

    private static Response post(String name, String currency, Object... rates) {
        return asOperator()
                .body(Map.of("name", name, "currency", currency, "rates", List.of(rates)))
                .post("/v1/rate-decks");
    }

    private static Map<String, Object> rate(Map<String, Object> changes) {
        var rate = new HashMap<String, Object>(
                Map.of("prefix", "49", "destination", "Germany", "pricePerMinute", "0.10", "connectCharge", "0"));
        rate.putAll(changes);
        return rate;
    }
}
