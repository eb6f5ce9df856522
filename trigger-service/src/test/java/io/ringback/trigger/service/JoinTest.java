package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@OnServers
class JoinTest {
    private static final int AT_ONCE = 30;

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void second_request_for_the_same_numbers_joins_the_first() {
        Customer customer = town.customer();
        String callee = Town.callee();
        Response first = customer.asks(Town.body(callee)).post("/v1/callbacks");

        Response second = customer.asks(Town.body(callee)).post("/v1/callbacks");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getUUID("id")).isEqualTo(first.jsonPath().getUUID("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void many_at_once_join_one() throws Exception {
        Customer customer = town.customer();
        String callee = Town.callee();
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            requests.add(() -> customer.asks(Town.body(callee)).post("/v1/callbacks"));
        }

        List<Future<Response>> responses;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            responses = threads.invokeAll(requests);
        }

        List<Integer> statuses = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (Future<Response> response : responses) {
            statuses.add(response.get().statusCode());
            ids.add(response.get().jsonPath().getUUID("id"));
        }
        assertThat(statuses).containsOnlyOnce(202);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(AT_ONCE - 1);
        assertThat(ids).containsOnly(ids.getFirst());
    }

    @Test
    void request_right_after_a_talk_joins_it() {
        Customer customer = town.customer();
        String callee = Town.callee();
        UUID id = customer.asks(Town.body(callee))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        Story story = story(customer, id);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.talk());
        wire.say(Topic.CALL_CHARGES, story.settled("0.10", null));
        awaitStatus(customer, id, "COMPLETED");

        Response again = customer.asks(Town.body(callee)).post("/v1/callbacks");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getUUID("id")).isEqualTo(id);
    }

    @Test
    void request_right_after_a_refusal_is_a_new_one() {
        Customer customer = town.customer();
        String callee = Town.callee();
        UUID id = customer.asks(Town.body(callee))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        Story story = story(customer, id);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.refused(RefusalReason.NO_MONEY, "There is no money left."));
        wire.say(Topic.CALL_CHARGES, story.settled("0", RefusalReason.NO_MONEY));
        awaitStatus(customer, id, "REFUSED");

        Response again = customer.asks(Town.body(callee)).post("/v1/callbacks");

        assertThat(again.statusCode()).isEqualTo(202);
    }

    @Test
    void other_account_does_not_join() {
        String callee = Town.callee();
        Response mine = town.customer().asks(Town.body(callee)).post("/v1/callbacks");

        Response theirs = town.customer().asks(Town.body(callee)).post("/v1/callbacks");

        assertThat(theirs.statusCode()).isEqualTo(202);
        assertThat(theirs.jsonPath().getUUID("id")).isNotEqualTo(mine.jsonPath().getUUID("id"));
    }

    private Story story(Customer customer, UUID id) {
        return Town.story(
                customer, id, wire.await(id, AttemptRequested.class, 1).attemptId());
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
