package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.rate.Spending;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all of the API shares: lists, limits, and where a problem's type leads. */
@OnServers
class RestTest {
    /** Codes as they stand in the sources: in the makers of problems, and in conditions of their own. */
    private static final Pattern CODE = Pattern.compile(
            "Problems\\s*\\.(?:badRequest|conflict|unprocessable|forbidden|tooMany|unavailable)\\(\\s*\"([a-z-]+)\""
                    + "|[45][0-9]{2},\\s*\"([a-z][a-z-]+)\"");

    @Inject
    Town town;

    @Inject
    Spending spending;

    @Test
    void list_is_narrowed_by_callee_and_by_time() {
        Customer customer = town.customer();
        String callee = Town.callee();
        UUID first = ask(customer, callee);
        Instant between = Instant.now();
        UUID second = ask(customer, Town.callee());

        assertThat(ids(customer, "callee=%2B" + callee.substring(1))).containsExactly(first);
        assertThat(ids(customer, "from=" + between)).containsExactly(second);
        assertThat(ids(customer, "to=" + between)).containsExactly(first);
        assertThat(ids(customer, "to=" + between + "&status=COMPLETED")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"callee=12", "from=yesterday", "to=1", "status=RINGING", "limit=0", "cursor=x"})
    void filter_that_cannot_be_understood_is_named(String query) {
        Response refused = town.customer().asks().get("/v1/callbacks?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void every_answer_tells_a_customer_how_many_requests_are_left() {
        Customer customer = town.customer();

        Response first = customer.asks().get("/v1/callbacks");
        Response refused = customer.asks().get("/v1/callbacks/" + UUID.randomUUID());

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=3000;w=86400");
        assertThat(first.header("RateLimit")).isEqualTo("\"key\";r=2999;t=29");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.header("RateLimit")).startsWith("\"key\";r=299");
        assertThat(Town.asOperator().get("/v1/callbacks").header("RateLimit")).isNull();
    }

    @Test
    void key_that_has_asked_too_much_waits_and_no_other_with_it() {
        Customer greedy = town.customer();
        spending.all(greedy.keyId().toString());

        Response refused = greedy.asks().get("/v1/callbacks");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 29);
        assertThat(refused.header("RateLimit")).startsWith("\"key\";r=0;t=");
        assertThat(town.customer().asks().get("/v1/callbacks").statusCode()).isEqualTo(200);
    }

    @Test
    void type_of_every_problem_has_a_page() throws IOException {
        Set<String> codes = new TreeSet<>(Stream.of(Rule.values())
                .map(rule -> rule.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
        for (String sources : List.of("src/main/java", "../edge/src/main/java")) {
            codes.addAll(codes(Path.of(sources)));
        }
        assertThat(codes).contains("idempotency-key-reused", "callback-under-way", "unauthorized", "number-blocked");

        for (String code : codes) {
            Response page = RestAssured.get("/problems/" + code);
            assertThat(page.statusCode()).as(code).isEqualTo(200);
            assertThat(page.asString()).contains("<code>" + code + "</code>");
            assertThat(RestAssured.get("/problems").asString()).contains("/problems/" + code + "\"");
        }
        assertThat(RestAssured.get("/problems/no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void type_of_a_problem_leads_to_its_page() {
        Response refused = town.customer().asks("{}").post("/v1/callbacks");

        Path type = Path.of(URI.create(refused.jsonPath().getString("type")).getPath());

        assertThat(RestAssured.get(type.toString()).statusCode()).isEqualTo(200);
    }

    private static Set<String> codes(Path sources) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher found = CODE.matcher(Files.readString(file));
                while (found.find()) {
                    codes.add(found.group(1) == null ? found.group(2) : found.group(1));
                }
            }
        }
        return codes;
    }

    private static UUID ask(Customer customer, String callee) {
        return customer.asks(Town.body(callee)).post("/v1/callbacks").jsonPath().getUUID("id");
    }

    private static List<UUID> ids(Customer customer, String query) {
        return customer.asks()
                .urlEncodingEnabled(false)
                .get("/v1/callbacks?" + query)
                .jsonPath()
                .getList("items.id", UUID.class);
    }
}
