package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who and what is turned away, and how that is said. */
@OnServers
class RefusalTest {
    @Inject
    Town town;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"caller\": \"0441234567\", \"callee\": \"+493023125002\"} | caller",
                "{\"caller\": \"+442079460001\", \"callee\": \"hello\"} | callee",
                "{\"callee\": \"+493023125002\"} | caller",
                "{\"caller\": 442079460001, \"callee\": \"+493023125002\"} | caller",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"colour\": 1} | colour",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"maxDuration\": 0} | maxDuration",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"maxDuration\": 14401} | maxDuration",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"maxDuration\": \"x\"} | maxDuration",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"confirm\": \"yes\"} | confirm",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"humanCheck\": 1} | humanCheck",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"onMachine\": \"SHOUT\"} | onMachine",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"record\": \"yes\"} | record",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"quote\": \"q\"} | quote",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"language\": \"english\"} | language",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"notAfter\": \"2020-01-01T00:00:00Z\"}"
                        + " | notAfter",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"notBefore\": \"2999-01-01T00:00:00Z\"}"
                        + " | notBefore",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"retry\": {\"times\": 21}} | retry.times",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"retry\": {\"interval\": 0}}"
                        + " | retry.interval",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"timeZone\": \"Europe/Atlantis\"}"
                        + " | timeZone",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"callerId\": \"Alice\"}"
                        + " | callerId",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"fallbacks\": [{\"number\": \"x\"}]}"
                        + " | fallbacks[0].number",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\","
                        + " \"fallbacks\": [{\"number\": \"+493023125003\", \"ringTimeout\": 301}]}"
                        + " | fallbacks[0].ringTimeout",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\","
                        + " \"fallbacks\": [{\"number\": \"+493023125003\", \"on\": [\"RAIN\"]}]}"
                        + " | fallbacks[0].on[0]",
                "{\"caller\": \"+442079460001\", \"accessNumber\": \"+493023125998\"} | accessNumber",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"dryRun\": \"yes\"} | dryRun"
            })
    void field_that_cannot_be_understood_is_named(String body, String field) {
        Response response = town.customer().asks(body).post("/v1/callbacks");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getList("errors.field")).containsExactly(field);
    }

    @Test
    void all_malformed_fields_are_named_at_once() {
        Response response = town.customer()
                .asks("{\"caller\": \"x\", \"callee\": \"y\", \"maxDuration\": -1}")
                .post("/v1/callbacks");

        assertThat(response.jsonPath().getList("errors.field")).containsExactly("caller", "callee", "maxDuration");
    }

    @ParameterizedTest
    @CsvSource({
        "+442079460001, 112, emergency-number",
        "+442079460001, 118118, short-number",
        "+442079460001, +49116117, short-number",
        "+442079460001, +9991234567, dialable",
        "+442079460001, +442079460001, same-number",
        "+442079460002, +493023125002, caller-registered",
        "+442079460003, +493023125002, caller-registered"
    })
    void rule_that_refuses_gives_its_code_and_there_is_no_callback(String caller, String callee, String code) {
        Customer customer = town.customer();

        Response response = customer.asks("{\"caller\": \"%s\", \"callee\": \"%s\"}".formatted(caller, callee))
                .post("/v1/callbacks");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getString("type")).isEqualTo("https://ringback.io/problems/" + code);
        assertThat(customer.asks().get("/v1/callbacks").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void number_to_show_that_is_not_the_accounts_is_refused() {
        Response response = town.customer()
                .asks(Town.body(Town.callee(), "\"callerId\": \"+442079460002\""))
                .post("/v1/callbacks");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getString("code")).isEqualTo("caller-id");
    }

    @Test
    void caller_who_is_not_on_the_permit_list_is_refused() {
        Customer customer = town.customer(Status.ACTIVE, Scope.CUSTOMER, false, List.of("+442079460009"));

        Response response = customer.asks(Town.body(Town.callee())).post("/v1/callbacks");

        assertThat(response.jsonPath().getString("code")).isEqualTo("permit-list");
    }

    @Test
    void request_without_a_known_key_is_unauthorized() {
        Town.ready();
        String body = Town.body(Town.callee());

        assertThat(RestAssured.given()
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/callbacks")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Town.as("rb_nobody_has_this_key")
                        .body(body)
                        .post("/v1/callbacks")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/stream"})
    void callback_of_another_account_does_not_exist(String path) {
        String id = town.customer()
                .asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getString("id");
        Customer stranger = town.customer();

        assertThat(stranger.asks().get("/v1/callbacks/" + id + path).statusCode())
                .isEqualTo(404);
        assertThat(stranger.asks()
                        .get("/v1/callbacks/" + UUID.randomUUID() + path)
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.asks().get("/v1/callbacks/17" + path).statusCode()).isEqualTo(404);
        assertThat(stranger.asks().delete("/v1/callbacks/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void suspended_account_and_read_only_key_may_not_ask() {
        Customer suspended = town.customer(Status.SUSPENDED, Scope.CUSTOMER, false, List.of());
        Customer reader = town.customer(Status.ACTIVE, Scope.READ_ONLY, false, List.of());

        assertThat(suspended
                        .asks(Town.body(Town.callee()))
                        .post("/v1/callbacks")
                        .statusCode())
                .isEqualTo(403);
        assertThat(reader.asks(Town.body(Town.callee())).post("/v1/callbacks").statusCode())
                .isEqualTo(403);
        assertThat(reader.asks().get("/v1/callbacks").statusCode()).isEqualTo(200);
    }

    @Test
    void body_over_the_limit_is_too_large() {
        String body = Town.body(Town.callee()) + " ".repeat(65_536);

        assertThat(town.customer().asks(body).post("/v1/callbacks").statusCode())
                .isEqualTo(413);
    }
}
