package io.ringback.rating.exchange;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.local.testing.StackResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class ExchangeRatesTest {
    @Test
    void rate_is_told_once_and_listed_with_who_told_it() {
        var told = tell("CHF", "EUR", "\"1.05000000\"", "2026-01-01T00:00:00Z");
        var again = tell("CHF", "EUR", "\"1.06\"", "2026-01-01T00:00:00Z");
        List<Map<String, Object>> listed =
                asOperator().get("/v1/exchange-rates").jsonPath().getList("items");

        assertThat(told.statusCode()).isEqualTo(201);
        var shown = new HashMap<String, Object>(told.jsonPath().getMap("$"));
        shown.keySet().removeAll(List.of("id", "createdAt"));
        assertThat(shown)
                .isEqualTo(Map.of(
                        "from", "CHF",
                        "to", "EUR",
                        "rate", "1.05",
                        "validFrom", "2026-01-01T00:00:00Z",
                        "madeBy", "operator"));
        assertThat(listed).contains(told.jsonPath().getMap("$"));
        assertThat(problem(again))
                .isEqualTo(Map.of(
                        "status",
                        409,
                        "code",
                        "exchange-rate-taken",
                        "detail",
                        "there is a rate of these currencies from that moment on"));
    }

    @ParameterizedTest
    @CsvSource({
        "ECU, EUR, 1, from, is no ISO 4217 code",
        "EUR, ECU, 1, to, is no ISO 4217 code",
        "EUR, EUR, 1, to, must be another currency",
        "SEK, EUR, 0, rate, must be above 0 and at most 1000000",
        "SEK, EUR, -1, rate, must be above 0 and at most 1000000",
        "SEK, EUR, 0.123456789, rate, must have at most 8 decimals"
    })
    void senseless_rate_is_refused_with_the_field(String from, String to, String rate, String field, String message) {
        var refused = tell(from, to, '"' + rate + '"', "2026-01-01T00:00:00Z");

        assertThat(problem(refused))
                .containsEntry("status", 400)
                .containsEntry("errors", List.of(Map.of("field", field, "message", message)));
        assertThat(asOperator().get("/v1/exchange-rates?limit=200").jsonPath().getList("items.from"))
                .doesNotContain("SEK");
    }

    private static Response tell(String from, String to, String rate, String validFrom) {
        return asOperator()
                .body("{\"from\": \"%s\", \"to\": \"%s\", \"rate\": %s, \"validFrom\": \"%s\"}"
                        .formatted(from, to, rate, validFrom))
                .post("/v1/exchange-rates");
    }
}
