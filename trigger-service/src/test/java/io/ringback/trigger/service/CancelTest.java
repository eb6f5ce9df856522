package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnServers
class CancelTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void scheduled_callback_is_cancelled_at_once() {
        Customer customer = town.customer();
        String body =
                Town.body(Town.callee(), "\"notBefore\": \"" + Instant.now().plusSeconds(3600) + "\"");
        String id = customer.asks(body).post("/v1/callbacks").jsonPath().getString("id");

        Response cancelled = customer.asks().delete("/v1/callbacks/" + id);

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(cancelled.jsonPath().getString("status")).isEqualTo("CANCELLED");
        assertThat(wire.heard(id, CallbackRequest.class)).isEmpty();
    }

    @Test
    void call_on_its_way_is_withdrawn_and_then_cancelled() {
        Customer customer = town.customer();
        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        UUID attempt = wire.await(id, AttemptRequested.class, 1).attemptId();

        Response first = customer.asks().delete("/v1/callbacks/" + id);
        Response second = customer.asks().delete("/v1/callbacks/" + id);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.jsonPath().getString("status")).isEqualTo("CANCELLING");
        assertThat(second.statusCode()).isEqualTo(202);
        WithdrawalRequested withdrawal = wire.await(id, WithdrawalRequested.class, 1);
        assertThat(withdrawal.attemptId()).isEqualTo(attempt);
        assertThat(withdrawal.reason()).isEqualTo(StopReason.CANCELLED);

        Story story = Town.story(customer, id, attempt);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized(), story.withdrawn(StopReason.CANCELLED));
        wire.say(Topic.CALL_EVENTS, story.stopped(EndReason.CANCELLED));
        wire.say(Topic.CALL_CHARGES, story.settled("0", null));
        awaitStatus(customer, id, "CANCELLED");
        assertThat(wire.heard(id, WithdrawalRequested.class)).hasSize(1);
    }

    @Test
    void callback_that_has_ended_is_not_cancelled() {
        Customer customer = town.customer();
        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        Story story = Town.story(
                customer, id, wire.await(id, AttemptRequested.class, 1).attemptId());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.talk());
        wire.say(Topic.CALL_CHARGES, story.settled("0.10", null));
        awaitStatus(customer, id, "COMPLETED");

        Response late = customer.asks().delete("/v1/callbacks/" + id);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("code")).isEqualTo("callback-ended");
    }

    private static void awaitStatus(Customer customer, UUID id, String status) {
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(customer.asks()
                                .get("/v1/callbacks/" + id)
                                .jsonPath()
                                .getString("status"))
                        .isEqualTo(status));
    }
}
