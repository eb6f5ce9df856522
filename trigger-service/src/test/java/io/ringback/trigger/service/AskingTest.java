package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Party;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnServers
class AskingTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void accepted_request_reaches_rating_and_everyone() {
        Customer customer = town.customer();
        String callee = Town.callee();

        Response response =
                customer.asks(Town.body(callee, "\"maxDuration\": 600, \"confirm\": true, \"metadata\": {\"a\": \"b\"}"))
                        .post("/v1/callbacks");

        assertThat(response.statusCode()).isEqualTo(202);
        JsonPath callback = response.jsonPath();
        UUID id = callback.getUUID("id");
        assertThat(response.header("Location")).endsWith("/v1/callbacks/" + id);
        assertThat(callback.getString("status")).isEqualTo("REQUESTED");
        AttemptRequested request = wire.await(id, AttemptRequested.class, 1);
        assertThat(request.wish().caller()).isEqualTo(new Party.E164(Town.CALLER));
        assertThat(request.wish().callee()).isEqualTo(new Party.E164(callee));
        assertThat(request.wish().accountId()).isEqualTo(customer.account());
        assertThat(request.wish().maxTalkSeconds()).isEqualTo(600);
        assertThat(request.wish().confirm()).isTrue();
        assertThat(request.wish().language()).isEqualTo("de");
        assertThat(request.attemptNumber()).isEqualTo(1);
        wire.await(id, CallbackStateChanged.class, 2);
        assertThat(wire.heard(id, CallbackStateChanged.class))
                .extracting(CallbackStateChanged::number, CallbackStateChanged::status)
                .containsExactly(
                        tuple(1, CallbackStatus.ACCEPTED),
                        tuple(2, CallbackStatus.REQUESTED));
    }

    @Test
    void callback_is_read_as_it_was_answered() {
        Customer customer = town.customer();
        JsonPath asked = customer.asks(Town.body(Town.callee())).post("/v1/callbacks").jsonPath();

        JsonPath read = customer.asks().get("/v1/callbacks/" + asked.getUUID("id")).jsonPath();

        assertThat(read.<Object>get("$")).isEqualTo(asked.<Object>get("$"));
        assertThat(read.getList("attempts")).hasSize(1);
        assertThat(read.getInt("maxDuration")).isEqualTo(5400);
    }

    @Test
    void list_goes_through_an_account_page_by_page() {
        Customer customer = town.customer();
        List<String> asked = IntStream.range(0, 5)
                .mapToObj(_ -> customer.asks(Town.body(Town.callee()))
                        .post("/v1/callbacks")
                        .jsonPath()
                        .getString("id"))
                .toList();

        JsonPath first = customer.asks().get("/v1/callbacks?limit=3&status=REQUESTED").jsonPath();
        JsonPath second = customer.asks()
                .queryParam("cursor", first.getString("next"))
                .queryParam("caller", Town.CALLER)
                .get("/v1/callbacks?limit=3")
                .jsonPath();

        assertThat(first.getList("items.id")).containsExactlyElementsOf(asked.reversed().subList(0, 3));
        assertThat(second.getList("items.id")).containsExactlyElementsOf(asked.reversed().subList(3, 5));
        assertThat(second.getString("next")).isNull();
        assertThat(customer.asks().get("/v1/callbacks?status=CANCELLED").jsonPath().getList("items")).isEmpty();
        assertThat(Town.asOperator()
                        .get("/v1/callbacks?account=" + customer.account())
                        .jsonPath()
                        .getList("items"))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"caller\": \"0441234567\", \"callee\": \"+493023125002\"} | caller",
                "{\"caller\": \"+442079460001\", \"callee\": \"hello\"} | callee",
                "{\"caller\": \"+442079460001\"} | callee",
                "{\"callee\": \"+493023125002\"} | caller",
                "{\"caller\": 442079460001, \"callee\": \"+493023125002\"} | caller",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"colour\": 1} | colour",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"maxDuration\": 0} | maxDuration",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"maxDuration\": 14401} | maxDuration",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"maxDuration\": \"x\"} | maxDuration",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"confirm\": \"yes\"} | confirm",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"quote\": \"q\"} | quote",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"language\": \"english\"} | language",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"notAfter\": \"2020-01-01T00:00:00Z\"}"
                        + " | notAfter",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"notBefore\": \"2999-01-01T00:00:00Z\"}"
                        + " | notBefore",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"retry\": {\"times\": 21}} | retry.times",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"retry\": {\"interval\": 0}}"
                        + " | retry.interval",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"timeZone\": \"Europe/Berlin\"}"
                        + " | timeZone",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"callerId\": \"+493023125001\"}"
                        + " | callerId",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"fallbacks\": []} | fallbacks",
                "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"dryRun\": true} | dryRun"
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
        assertThat(customer.asks().get("/v1/callbacks").jsonPath().getList("items")).isEmpty();
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
        assertThat(Town.as("rb_nobody_has_this_key").body(body).post("/v1/callbacks").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/stream"})
    void callback_of_another_account_does_not_exist(String path) {
        String id = town.customer().asks(Town.body(Town.callee())).post("/v1/callbacks").jsonPath().getString("id");
        Customer stranger = town.customer();

        assertThat(stranger.asks().get("/v1/callbacks/" + id + path).statusCode()).isEqualTo(404);
        assertThat(stranger.asks().get("/v1/callbacks/" + UUID.randomUUID() + path).statusCode()).isEqualTo(404);
        assertThat(stranger.asks().get("/v1/callbacks/17" + path).statusCode()).isEqualTo(404);
        assertThat(stranger.asks().delete("/v1/callbacks/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void operator_asks_for_an_account() {
        Customer customer = town.customer();

        Response named = Town.asOperator()
                .body(Town.body(Town.callee(), "\"account\": \"" + customer.account() + "\""))
                .post("/v1/callbacks");
        Response unnamed = Town.asOperator().body(Town.body(Town.callee())).post("/v1/callbacks");
        Response unknown = Town.asOperator()
                .body(Town.body(Town.callee(), "\"account\": \"" + UUID.randomUUID() + "\""))
                .post("/v1/callbacks");

        assertThat(named.statusCode()).isEqualTo(202);
        assertThat(named.jsonPath().getUUID("account")).isEqualTo(customer.account());
        assertThat(unnamed.jsonPath().getList("errors.field")).containsExactly("account");
        assertThat(unknown.jsonPath().getString("code")).isEqualTo("account-active");
    }

    @Test
    void key_of_the_sandbox_makes_sandbox_callbacks() {
        Customer customer = town.customer(Status.ACTIVE, Scope.CUSTOMER, true, List.of());

        UUID id = customer.asks(Town.body(Town.callee())).post("/v1/callbacks").jsonPath().getUUID("id");

        assertThat(wire.await(id, AttemptRequested.class, 1).sandbox()).isTrue();
    }

    @Test
    void suspended_account_and_read_only_key_may_not_ask() {
        Customer suspended = town.customer(Status.SUSPENDED, Scope.CUSTOMER, false, List.of());
        Customer reader = town.customer(Status.ACTIVE, Scope.READ_ONLY, false, List.of());

        assertThat(suspended.asks(Town.body(Town.callee())).post("/v1/callbacks").statusCode()).isEqualTo(403);
        assertThat(reader.asks(Town.body(Town.callee())).post("/v1/callbacks").statusCode()).isEqualTo(403);
        assertThat(reader.asks().get("/v1/callbacks").statusCode()).isEqualTo(200);
    }

    @Test
    void body_over_the_limit_is_too_large() {
        String body = Town.body(Town.callee()) + " ".repeat(65_536);

        assertThat(town.customer().asks(body).post("/v1/callbacks").statusCode()).isEqualTo(413);
    }

    @Test
    void description_of_the_api_names_every_path() {
        String description = RestAssured.get("/q/openapi").asString();

        assertThat(description)
                .contains(
                        "/v1/callbacks:",
                        "/v1/callbacks/{id}:",
                        "/v1/callbacks/{id}/timeline:",
                        "/v1/callbacks/{id}/stream:",
                        "/v1/blocked-numbers:",
                        "+442079460001");
    }
}
