package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.messaging.Database;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnServers
class IdempotencyTest {
    private static final int AT_ONCE = 100;

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @Test
    void same_key_and_body_give_the_same_response() {
        Customer customer = town.customer();
        String callee = Town.callee();

        Response first = ask(customer, "k1", Town.body(callee));
        Response second =
                ask(customer, "k1", "{\"callee\":\"%s\",   \"caller\":\"%s\"}".formatted(callee, Town.CALLER));

        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void same_key_with_another_body_is_refused() {
        Customer customer = town.customer();
        ask(customer, "k1", Town.body(Town.callee()));

        Response other = ask(customer, "k1", Town.body(Town.callee()));

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void same_key_of_another_customer_is_another_key() {
        String callee = Town.callee();

        Response one = ask(town.customer(), "k1", Town.body(callee));
        Response other = ask(town.customer(), "k1", Town.body(callee));

        assertThat(other.statusCode()).isEqualTo(202);
        assertThat(other.jsonPath().getUUID("id")).isNotEqualTo(one.jsonPath().getUUID("id"));
    }

    @Test
    void refusal_is_given_again_too() {
        Customer customer = town.customer();
        String body = "{\"caller\": \"+442079460002\", \"callee\": \"%s\"}".formatted(Town.callee());

        Response first = ask(customer, "k1", body);
        Response second = ask(customer, "k1", body);

        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.contentType()).isEqualTo("application/problem+json");
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void repeat_gets_its_response_though_its_time_has_passed_meanwhile() {
        Customer customer = town.customer();
        Instant soon = Instant.now().plusSeconds(2);
        String body = Town.body(Town.callee(), "\"notAfter\": \"" + soon + "\"");
        Response first = ask(customer, "k1", body);
        Awaitility.await().until(() -> Instant.now().isAfter(soon));

        Response second = ask(customer, "k1", body);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void same_api_key_is_known_however_its_header_is_spelt() {
        Customer customer = town.customer();
        String body = Town.body(Town.callee());
        Response first = ask(customer, "k1", body);

        Response second = RestAssured.given()
                .header("Authorization", "bearer   " + customer.key())
                .contentType("application/json")
                .header("Idempotency-Key", "k1")
                .body(body)
                .post("/v1/callbacks");

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void nothing_made_of_the_api_key_is_stored() {
        Customer customer = town.customer();
        ask(customer, "stored-" + customer.account(), Town.body(Town.callee()));

        assertThat(database.read("SELECT api_key FROM idempotency WHERE key = $1", "stored-" + customer.account())
                        .getFirst()
                        .getString(0))
                .isEqualTo(customer.keyId().toString());
    }

    @Test
    void key_that_is_none_is_refused() {
        assertThat(ask(town.customer(), "a b", Town.body(Town.callee()))
                        .jsonPath()
                        .getList("errors.field"))
                .containsExactly("Idempotency-Key");
    }

    @Test
    void hundred_at_once_make_one_callback() throws Exception {
        Customer customer = town.customer();
        String body = Town.body(Town.callee());
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            requests.add(() -> ask(customer, "k1", body));
        }

        List<Future<Response>> responses;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            responses = threads.invokeAll(requests);
        }

        List<String> bodies = new ArrayList<>();
        int replayed = 0;
        for (Future<Response> response : responses) {
            assertThat(response.get().statusCode()).isEqualTo(202);
            bodies.add(response.get().asString());
            replayed += response.get().header("Idempotent-Replayed") == null ? 0 : 1;
        }
        assertThat(bodies).hasSize(AT_ONCE).containsOnly(bodies.getFirst());
        assertThat(replayed).isEqualTo(AT_ONCE - 1);
        UUID id = responses.getFirst().get().jsonPath().getUUID("id");
        assertThat(customer.asks().get("/v1/callbacks").jsonPath().getList("items.id"))
                .containsExactly(id.toString());
        wire.await(id, AttemptRequested.class, 1);
        assertThat(wire.heard(id, AttemptRequested.class)).hasSize(1);
    }

    private static Response ask(Customer customer, String key, String body) {
        return customer.asks(body).header("Idempotency-Key", key).post("/v1/callbacks");
    }
}
