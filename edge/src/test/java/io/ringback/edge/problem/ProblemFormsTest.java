package io.ringback.edge.problem;

import static io.ringback.edge.Requests.asOperator;
import static io.ringback.edge.Requests.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.local.testing.StackResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "trigger"))
class ProblemFormsTest {
    private static final String GOOD = """
            {"to":"Ann","weight":"1.50","due":"2026-01-31T10:00:00Z","items":[{"name":"cup","count":2}]}""";

    static Stream<Arguments> bad_fields() {
        return Stream.of(
                Arguments.of("an unknown field", change("\"to\"", "\"too\":1,\"to\""), "too", "is not a known field"),
                Arguments.of(
                        "an unknown field inside",
                        change("\"count\"", "\"conut\":2,\"count\""),
                        "items[0].conut",
                        "is not a known field"),
                Arguments.of("a missing field", change("\"to\":\"Ann\",", ""), "to", "is required"),
                Arguments.of("a missing number", change(",\"count\":2", ""), "items[0].count", "is required"),
                Arguments.of("a null", change("\"Ann\"", "null"), "to", "is required"),
                Arguments.of("a null number", change(":2}", ":null}"), "items[0].count", "is required"),
                Arguments.of("a number for a text", change("\"Ann\"", "44"), "to", "must be a text"),
                Arguments.of(
                        "a text for a number", change(":2}", ":\"2\"}"), "items[0].count", "must be a whole number"),
                Arguments.of("a fraction", change(":2}", ":2.5}"), "items[0].count", "must be a whole number"),
                Arguments.of(
                        "too large a number",
                        change(":2}", ":99999999999}"),
                        "items[0].count",
                        "must be a whole number"),
                Arguments.of(
                        "no decimal", change("\"1.50\"", "\"much\""), "weight", "must be a decimal such as \"0.10\""),
                Arguments.of(
                        "an exponent",
                        change("\"1.50\"", "1e999999999"),
                        "weight",
                        "must be a decimal such as \"0.10\""),
                Arguments.of(
                        "no instant",
                        change("2026-01-31T10:00:00Z", "tomorrow"),
                        "due",
                        "must be an instant such as 2026-01-31T10:00:00Z"),
                Arguments.of(
                        "an instant no database shares",
                        change("2026-01-31T10:00:00Z", "+10000-01-31T10:00:00Z"),
                        "due",
                        "must be an instant such as 2026-01-31T10:00:00Z"),
                Arguments.of(
                        "an instant as a number",
                        change("\"2026-01-31T10:00:00Z\"", "1700000000"),
                        "due",
                        "must be an instant such as 2026-01-31T10:00:00Z"),
                Arguments.of("a NUL", change("Ann", "A\\u0000n"), "to", "must have no NUL and no half characters"),
                Arguments.of(
                        "half a character",
                        change("Ann", "A\\ud800n"),
                        "to",
                        "must have no NUL and no half characters"),
                Arguments.of(
                        "a misleading field",
                        change("\"to\"", "\"t\\r\\nX: o\\u202e\":1,\"to\""),
                        "t??X: o?",
                        "is not a known field"),
                Arguments.of(
                        "no constant",
                        change("\"due\":\"2026-01-31T10:00:00Z\"", "\"size\":\"HUGE\""),
                        "size",
                        "must be one of SMALL, LARGE"),
                Arguments.of(
                        "a number for a constant",
                        change("\"due\":\"2026-01-31T10:00:00Z\"", "\"size\":1"),
                        "size",
                        "must be one of SMALL, LARGE"),
                Arguments.of(
                        "a text for a boolean",
                        change("\"due\":\"2026-01-31T10:00:00Z\"", "\"fragile\":\"yes\""),
                        "fragile",
                        "must be true or false"),
                Arguments.of(
                        "no array", change("[{\"name\":\"cup\",\"count\":2}]", "\"cup\""), "items", "must be an array"),
                Arguments.of(
                        "no object",
                        change("{\"name\":\"cup\",\"count\":2}", "\"cup\""),
                        "items[0]",
                        "must be an object"),
                Arguments.of("what its type refuses", change(":2}", ":0}"), "items[0].count", "must be positive: 0"),
                Arguments.of(
                        "a text of nine thousand characters",
                        change("Ann", "A".repeat(9_000)),
                        "to",
                        "is too long, or nested too deep"),
                Arguments.of(
                        "a field given twice",
                        change("\"weight\"", "\"to\":\"Bob\",\"weight\""),
                        "to",
                        "is given twice"));
    }

    @ParameterizedTest(name = "{0} is answered 400, naming {2}")
    @MethodSource("bad_fields")
    void bad_field_is_named(String form, String body, String field, String message) {
        var response = asOperator().body(body).post("/v1/parcels");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response))
                .isEqualTo(Map.of(
                        "type", "https://ringback.io/problems/bad-input",
                        "title", "Bad input",
                        "status", 400,
                        "detail", field + " " + message,
                        "instance", "/v1/parcels",
                        "code", "bad-input",
                        "errors", List.of(Map.of("field", field, "message", message))));
    }

    static Stream<Arguments> no_bodies() {
        return Stream.of(
                Arguments.of("", "body-missing", "a body is needed"),
                Arguments.of("null", "body-missing", "a body is needed"),
                Arguments.of("{\"to\":", "malformed-json", "the body is not JSON at line 1, column 7"),
                Arguments.of("[]", "malformed-json", "the body must be an object"),
                Arguments.of(GOOD + "{}", "malformed-json", "the body goes on after its JSON value"),
                Arguments.of("[".repeat(50) + "]".repeat(50), "malformed-json", "the body must be an object"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("no_bodies")
    void body_that_is_no_parcel_at_all_is_answered_400(String body, String code, String detail) {
        var response = asOperator().body(body).post("/v1/parcels");

        assertThat(problem(response))
                .isEqualTo(Map.of(
                        "type",
                        "https://ringback.io/problems/" + code,
                        "title",
                        code.equals("body-missing") ? "Body missing" : "Malformed json",
                        "status",
                        400,
                        "detail",
                        detail,
                        "instance",
                        "/v1/parcels",
                        "code",
                        code));
    }

    @Test
    void good_body_is_taken_and_written_back_in_plain_text() {
        var response = asOperator().body(GOOD).post("/v1/parcels");

        assertThat(response.asString()).isEqualTo(GOOD);
    }

    @Test
    void parameter_beyond_its_limit_is_named() {
        var response = asOperator().get("/v1/parcels/heavy?kilos=31");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response).get("errors"))
                .isEqualTo(List.of(Map.of("field", "kilos", "message", "must be less than or equal to 30")));
    }

    @Test
    void parameter_no_database_can_store_is_named() {
        var response = asOperator().urlEncodingEnabled(false).get("/v1/parcels?size=a%00b");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response).get("errors"))
                .isEqualTo(List.of(Map.of("field", "size", "message", "must have no NUL and no half characters")));
        assertThat(asOperator()
                        .urlEncodingEnabled(false)
                        .get("/v1/parcels/of/a%00b")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void body_above_the_limit_is_answered_413() {
        var response = asOperator().body("{" + " ".repeat(66_000) + "}").post("/v1/parcels");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response))
                .containsEntry("code", "body-too-large")
                .containsEntry("detail", "the body may have at most 65536 bytes");
    }

    @Test
    void resource_may_take_larger_bodies() {
        var labels = new StringBuilder("{\"0\":\"\"");
        for (int i = 1; i < 10_000; i++) {
            labels.append(",\"").append(i).append("\":\"x\"");
        }

        var response = asOperator().body(labels + "}").post("/v1/parcels/bulk");

        assertThat(response.asString()).isEqualTo("{\"labels\":10000}");
    }

    static Stream<Arguments> protocol_errors() {
        return Stream.of(
                Arguments.of(404, "not-found", "GET", "/v1/parcels/nowhere/at/all", "application/json"),
                Arguments.of(405, "method-not-allowed", "DELETE", "/v1/parcels", "application/json"),
                Arguments.of(415, "unsupported-media-type", "POST", "/v1/parcels", "text/plain"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("protocol_errors")
    void protocol_error_is_a_problem_too(int status, String code, String method, String path, String type) {
        var response = asOperator().contentType(type).body(GOOD).request(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(problem(response)).containsEntry("code", code).containsEntry("status", status);
    }

    @Test
    void conflict_says_what_the_service_said() {
        var response = asOperator().post("/v1/parcels/returned");

        assertThat(problem(response))
                .isEqualTo(Map.of(
                        "type", "https://ringback.io/problems/already-returned",
                        "title", "Already returned",
                        "status", 409,
                        "detail", "the parcel is on its way back",
                        "instance", "/v1/parcels/returned",
                        "code", "already-returned"));
    }

    @Test
    void unexpected_fault_shows_nothing_of_the_inside_but_its_trace_id() {
        var response = asOperator()
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/v1/parcels/broken");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.asString()).doesNotContain("vault", "Exception");
        assertThat(response.jsonPath().getString("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(problem(response)).containsEntry("code", "internal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "starting"})
    void database_that_is_away_is_answered_503(String path) {
        var response = asOperator().get("/v1/parcels/" + path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(problem(response)).containsEntry("code", "database-away");
    }

    @Test
    void request_that_finds_everything_busy_is_answered_503() {
        var response = asOperator().get("/v1/parcels/busy");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(problem(response)).containsEntry("code", "busy");
    }

    private static String change(String what, String with) {
        assertThat(GOOD).contains(what);
        return GOOD.replace(what, with);
    }
}
