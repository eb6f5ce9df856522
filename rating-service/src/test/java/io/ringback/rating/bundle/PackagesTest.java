package io.ringback.rating.bundle;

import static io.ringback.rating.Desk.as;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class PackagesTest {
    @Inject
    Database database;

    @Test
    void same_reference_gives_the_same_package_once_and_another_one_is_refused() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var order = Map.<String, Object>of(
                "name", "hundred minutes", "freeSeconds", 6000, "renewal", "MONTHLY", "reference", "order-1");

        var given = give(customer.account(), order);
        var again = give(customer.account(), order);
        var other = give(customer.account(), with(order, "freeSeconds", 60));

        assertThat(given.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.jsonPath().getString("id")).isEqualTo(given.jsonPath().getString("id"));
        assertThat(problem(other)).containsEntry("status", 422).containsEntry("code", "package-differs");
        assertThat(list(customer.account())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freeSeconds|-1|freeSeconds",
                "freeSeconds|0|freeSeconds",
                "freeCalls|5|freeSeconds",
                "secondsPerCall|0|secondsPerCall",
                "prefixes|[49a]|prefixes",
                "prefixes|[49,49]|prefixes",
                "renewal|DAILY|renewal",
                "validUntil|2020-01-01T00:00:00Z|validUntil",
                "name||name"
            })
    void package_that_makes_no_sense_is_refused_with_its_field(String field, String value, String named) {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        Object wrong = value == null ? " " : value.startsWith("[") ? list(value) : number(value);

        var answer = give(customer.account(), with(Map.of("name", "package", "freeSeconds", 60), field, wrong));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(named);
        assertThat(list(customer.account())).isEmpty();
    }

    @Test
    void customer_sees_packages_and_neither_gives_nor_ends_them() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var id = give(customer.account(), Map.of("name", "package", "freeCalls", 3))
                .jsonPath()
                .getString("id");
        var key = Desk.key(customer.account());

        var seen = as(key).get("/v1/accounts/{id}/packages", customer.account());
        var given = as(key).body(Map.of("name", "mine", "freeCalls", 3))
                .post("/v1/accounts/{id}/packages", customer.account());
        var ended = as(key).delete("/v1/accounts/{id}/packages/{package}", customer.account(), id);
        var foreign = as(key).get("/v1/accounts/{id}/packages", UUID.randomUUID());

        assertThat(seen.jsonPath().<String>getList("items.id")).containsExactly(id);
        assertThat(List.of(given.statusCode(), ended.statusCode(), foreign.statusCode()))
                .containsExactly(403, 403, 404);
    }

    @Test
    void monthly_package_is_full_again_at_the_beginning_of_the_zones_month() {
        var customer = Desk.customer(Desk.deck("0.10"), "0", Map.of("timeZone", "Europe/Berlin"));
        var id = give(
                        customer.account(),
                        Map.of(
                                "name",
                                "monthly",
                                "freeSeconds",
                                60,
                                "renewal",
                                "MONTHLY",
                                "validFrom",
                                "2026-01-15T12:00:00Z",
                                "validUntil",
                                "2026-04-10T00:00:00Z"))
                .jsonPath()
                .getString("id");

        assertThat(period(id, "2026-01-15T11:59:59Z")).isEmpty();
        assertThat(period(id, "2026-01-31T22:59:59Z"))
                .containsExactly(at("2026-01-15T12:00:00Z"), at("2026-01-31T23:00:00Z"));
        assertThat(period(id, "2026-01-31T23:00:00Z"))
                .containsExactly(at("2026-01-31T23:00:00Z"), at("2026-02-28T23:00:00Z"));
        // Berlin's clocks are set forward within March.
        assertThat(period(id, "2026-03-15T00:00:00Z"))
                .containsExactly(at("2026-02-28T23:00:00Z"), at("2026-03-31T22:00:00Z"));
        assertThat(period(id, "2026-04-09T00:00:00Z"))
                .containsExactly(at("2026-03-31T22:00:00Z"), at("2026-04-10T00:00:00Z"));
        assertThat(period(id, "2026-04-10T00:00:00Z")).isEmpty();
    }

    private List<OffsetDateTime> period(String id, String moment) {
        return database
                .read(
                        "SELECT period, period_ends FROM package_at($1) WHERE id = $2",
                        Instant.parse(moment),
                        UUID.fromString(id))
                .stream()
                .flatMap(row -> List.of(row.getOffsetDateTime("period"), row.getOffsetDateTime("period_ends")).stream())
                .map(time -> time.withOffsetSameInstant(ZoneOffset.UTC))
                .toList();
    }

    private static OffsetDateTime at(String instant) {
        return Instant.parse(instant).atOffset(ZoneOffset.UTC);
    }

    private static Response give(UUID account, Map<String, Object> order) {
        return asOperator().body(order).post("/v1/accounts/{id}/packages", account);
    }

    private static List<Object> list(UUID account) {
        return asOperator()
                .get("/v1/accounts/{id}/packages", account)
                .jsonPath()
                .getList("items");
    }

    private static Map<String, Object> with(Map<String, Object> order, String field, Object value) {
        var changed = new HashMap<>(order);
        changed.put(field, value);
        return changed;
    }

    private static List<String> list(String text) {
        return List.of(text.substring(1, text.length() - 1).split(",", -1));
    }

    private static Object number(String text) {
        return text.matches("-?[0-9]+") ? Integer.valueOf(text) : text;
    }
}
