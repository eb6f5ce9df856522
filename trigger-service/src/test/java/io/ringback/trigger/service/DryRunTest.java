package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.CallbackAuthorization.Evaluated;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.EvaluationRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@OnServers
class DryRunTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void answer_that_comes_in_time_is_the_response() throws Exception {
        Customer customer = town.customer();
        String callee = Town.callee();

        CompletableFuture<Response> asked = CompletableFuture.supplyAsync(() -> ask(customer, callee, "k1"));
        EvaluationRequested request = evaluationOf(callee);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, evaluated(request));

        assertThat(asked.get().statusCode()).isEqualTo(200);
        JsonPath answer = asked.get().jsonPath();
        assertThat(answer.getBoolean("allowed")).isFalse();
        assertThat(answer.getUUID("callback")).isEqualTo(request.callbackId());
        assertThat(answer.getList("rules.rule"))
                .startsWith("ACCOUNT_ACTIVE", "DIALABLE")
                .contains("NUMBER_BLOCKED", "NUMBER_KIND", "COUNTRY")
                .endsWith("NO_MONEY");
        assertThat(answer.getMap("pricePerMinute")).isEqualTo(Map.of("amount", "0.10", "currency", "EUR"));
        JsonPath callback =
                customer.asks().get("/v1/callbacks/" + request.callbackId()).jsonPath();
        assertThat(callback.getString("status")).isEqualTo("EVALUATED");
        assertThat(callback.getInt("evaluation.limitSeconds")).isEqualTo(3000);
        assertThat(wire.heard(request.callbackId(), AttemptRequested.class)).isEmpty();
        Response again = ask(customer, callee, "k1");
        assertThat(again.asString()).isEqualTo(asked.get().asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void repeat_that_comes_before_the_answer_gets_the_same() throws Exception {
        Customer customer = town.customer();
        String callee = Town.callee();

        CompletableFuture<Response> asked = CompletableFuture.supplyAsync(() -> ask(customer, callee, "k1"));
        EvaluationRequested request = evaluationOf(callee);
        CompletableFuture<Response> repeated = CompletableFuture.supplyAsync(() -> ask(customer, callee, "k1"));
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, evaluated(request));

        assertThat(asked.get().statusCode()).isEqualTo(200);
        assertThat(repeated.get().asString()).isEqualTo(asked.get().asString());
        assertThat(repeated.get().statusCode()).isEqualTo(200);
        assertThat(evaluations(callee)).hasSize(1);
    }

    @Test
    void repeat_of_a_late_answer_stays_what_it_was() {
        Customer customer = town.customer();
        String callee = Town.callee();
        Response late = ask(customer, callee, "k1");
        EvaluationRequested request = evaluationOf(callee);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, evaluated(request));
        await().atMost(Wire.LIMIT)
                .until(() -> customer.asks()
                        .get("/v1/callbacks/" + request.callbackId())
                        .jsonPath()
                        .getString("status")
                        .equals("EVALUATED"));

        Response again = ask(customer, callee, "k1");

        assertThat(late.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.asString()).isEqualTo(late.asString());
    }

    @Test
    void answer_that_takes_longer_is_found_at_the_callback() {
        Customer customer = town.customer();
        String callee = Town.callee();

        Response late = ask(customer, callee, "k1");
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, evaluated(evaluationOf(callee)));

        assertThat(late.statusCode()).isEqualTo(202);
        UUID id = late.jsonPath().getUUID("id");
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(customer.asks()
                                .get("/v1/callbacks/" + id)
                                .jsonPath()
                                .getString("status"))
                        .isEqualTo("EVALUATED"));
    }

    @Test
    void rule_that_forbids_is_an_answer_and_no_problem() {
        Customer customer = town.customer();

        Response response = customer.asks("{\"caller\": \"+442079460002\", \"callee\": \"%s\", \"dryRun\": true}"
                        .formatted(Town.callee()))
                .post("/v1/callbacks");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getBoolean("allowed")).isFalse();
        assertThat(response.jsonPath().getList("rules.findAll { !it.allowed }.rule"))
                .containsExactly("CALLER_REGISTERED");
        assertThat(customer.asks().get("/v1/callbacks").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void dry_run_is_nothing_to_join() {
        Customer customer = town.customer();
        String callee = Town.callee();
        ask(customer, callee, "k1");

        assertThat(customer.asks(Town.body(callee)).post("/v1/callbacks").statusCode())
                .isEqualTo(202);
    }

    private EvaluationRequested evaluationOf(String callee) {
        await().atMost(Wire.LIMIT).until(() -> !evaluations(callee).isEmpty());
        return evaluations(callee).getFirst();
    }

    private List<EvaluationRequested> evaluations(String callee) {
        return wire.heard(EvaluationRequested.class).stream()
                .filter(request -> new Party.E164(callee).equals(request.wish().callee()))
                .toList();
    }

    private static Evaluated evaluated(EvaluationRequested request) {
        return new Evaluated(
                request.callbackId(),
                request.attemptId(),
                Instant.now(),
                false,
                List.of(new RuleAnswer("NO_MONEY", false, "There is no money left.")),
                Money.of("0.10", "EUR"),
                3000);
    }

    private static Response ask(Customer customer, String callee, String key) {
        return customer.asks(Town.body(callee, "\"dryRun\": true"))
                .header("Idempotency-Key", key)
                .post("/v1/callbacks");
    }
}
