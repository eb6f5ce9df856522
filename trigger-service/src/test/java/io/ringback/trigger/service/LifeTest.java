package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnServers
class LifeTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void talk_goes_from_the_request_to_the_charge() {
        Customer customer = town.customer();
        UUID id = ask(customer, Town.body(Town.callee()));
        Story story = story(customer, id, 1);

        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.talk());
        wire.say(Topic.CALL_CHARGES, story.settled("0.10", null));

        JsonPath callback = awaitStatus(customer, id, "COMPLETED");
        assertThat(callback.getString("attempts[0].status")).isEqualTo("ANSWERED");
        assertThat(callback.getString("attempts[0].hungUpBy")).isEqualTo("CALLEE");
        assertThat(callback.getMap("attempts[0].charged")).isEqualTo(Map.of("amount", "0.10", "currency", "EUR"));
        assertThat(codes(customer, id))
                .containsExactly(
                        "ACCEPTED",
                        "REQUESTED",
                        "AUTHORIZED",
                        "CALLER_DIALLED",
                        "CALLER_RINGS",
                        "CALLER_ANSWERED",
                        "CALLEE_DIALLED",
                        "CALLEE_RINGS",
                        "CALLEE_ANSWERED",
                        "BRIDGED",
                        "TALK_ENDED",
                        "CALLEE_LEG_ENDED",
                        "CALLER_LEG_ENDED",
                        "ANSWERED",
                        "CHARGED",
                        "ANSWERED");
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(wire.heard(id, CallbackStateChanged.class))
                        .extracting(CallbackStateChanged::number)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, 16).boxed().toList()));
    }

    @Test
    void charge_first_call_second_answer_last_and_all_of_it_twice_is_the_same_story() {
        Customer customer = town.customer();
        UUID id = ask(customer, Town.body(Town.callee()));
        Story story = story(customer, id, 1);

        for (int i = 0; i < 2; i++) {
            wire.say(Topic.CALL_CHARGES, story.settled("0.10", null));
            wire.say(Topic.CALL_EVENTS, story.talk());
            wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        }

        awaitStatus(customer, id, "COMPLETED");
        wire.awaitHeard();
        assertThat(codes(customer, id)).hasSize(16).startsWith("ACCEPTED", "REQUESTED", "AUTHORIZED", "CALLER_DIALLED");
    }

    @Test
    void refused_callback_says_why() {
        Customer customer = town.customer();
        UUID id = ask(customer, Town.body(Town.callee()));
        Story story = story(customer, id, 1);

        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.refused(RefusalReason.NO_RATE, "There is no rate for it."));
        wire.say(Topic.CALL_CHARGES, story.settled("0", RefusalReason.NO_RATE));

        JsonPath callback = awaitStatus(customer, id, "REFUSED");
        assertThat(callback.getString("reason")).isEqualTo("NO_RATE");
        assertThat(codes(customer, id)).containsExactly("ACCEPTED", "REQUESTED", "NO_RATE", "CHARGED", "NO_RATE");
    }

    @Test
    void busy_callee_is_tried_again_and_reached() {
        Customer customer = town.customer();
        UUID id = ask(customer, Town.body(Town.callee(), "\"retry\": {\"times\": 1, \"interval\": 1}"));
        busy(customer, id);

        AttemptRequested second = wire.await(id, AttemptRequested.class, 2);
        assertThat(second.attemptNumber()).isEqualTo(2);
        Story again = story(customer, id, 2);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, again.authorized());
        wire.say(Topic.CALL_EVENTS, again.talk());
        wire.say(Topic.CALL_CHARGES, again.settled("0.10", null));

        JsonPath callback = awaitStatus(customer, id, "COMPLETED");
        assertThat(callback.getList("attempts.status")).containsExactly("BUSY", "ANSWERED");
    }

    @Test
    void deferred_attempt_is_asked_for_again_with_its_place_in_the_queue() {
        Customer customer = town.customer();
        UUID id = ask(customer, Town.body(Town.callee()));
        Story story = story(customer, id, 1);

        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.deferred(DeferReason.NO_SWITCH));
        wire.say(Topic.CALL_CHARGES, story.settled("0", null));

        AttemptRequested again = wire.await(id, AttemptRequested.class, 2);
        assertThat(again.queuedSince())
                .isEqualTo(wire.heard(id, AttemptRequested.class).getFirst().queuedSince());
    }

    @Test
    void scheduled_callback_is_requested_when_its_time_comes() {
        Customer customer = town.customer();
        Instant soon = Instant.now().plusSeconds(2);
        UUID id = ask(customer, Town.body(Town.callee(), "\"notBefore\": \"" + soon + "\""));
        assertThat(codes(customer, id)).containsExactly("ACCEPTED", "SCHEDULED");

        AttemptRequested request = wire.await(id, AttemptRequested.class, 1);

        assertThat(request.at()).isAfterOrEqualTo(soon.minusMillis(1));
    }

    @Test
    void number_blocked_meanwhile_is_not_tried_again() {
        Customer customer = town.customer();
        String callee = Town.callee();
        UUID id = ask(customer, Town.body(callee, "\"retry\": {\"times\": 1, \"interval\": 2}"));
        Town.asOperator().body("{\"number\": \"" + callee + "\"}").post("/v1/blocked-numbers");
        wire.await(id, WithdrawalRequested.class, 1);

        busy(customer, id);

        awaitStatus(customer, id, "CANCELLED");
        assertThat(wire.heard(id, AttemptRequested.class)).hasSize(1);
    }

    @Test
    void account_suspended_meanwhile_is_not_tried_again() {
        Customer customer = town.customer();
        UUID id = ask(customer, Town.body(Town.callee(), "\"retry\": {\"times\": 1, \"interval\": 2}"));
        town.tell(customer.account(), 2, Status.SUSPENDED, customer.key(), Scope.CUSTOMER, false, List.of());

        busy(customer, id);

        assertThat(awaitStatus(customer, id, "REFUSED").getString("reason")).isEqualTo("ACCOUNT_ACTIVE");
    }

    @Test
    void attempt_that_nobody_answers_for_is_withdrawn_at_its_expiry() {
        Customer customer = town.customer();
        UUID id = ask(
                customer,
                Town.body(Town.callee(), "\"notAfter\": \"" + Instant.now().plusSeconds(2) + "\""));

        wire.await(id, WithdrawalRequested.class, 1);
        Story story = story(customer, id, 1);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized(), story.withdrawn(StopReason.CANCELLED));
        wire.say(
                Topic.CALL_EVENTS,
                story.events(story.stopped(EndReason.CANCELLED).getLast().fact()));
        wire.say(Topic.CALL_CHARGES, story.settled("0", null));

        awaitStatus(customer, id, "EXPIRED");
    }

    @Test
    void message_about_a_callback_nobody_asked_for_keeps_nobody_waiting() {
        Town.ready();
        Story stranger = new Story(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Instant.now());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, stranger.authorized());

        wire.awaitHeard();
        assertThat(RestAssured.get("/q/health/well").statusCode()).isEqualTo(200);
    }

    private void busy(Customer customer, UUID id) {
        Story story = story(customer, id, 1);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.callee(Disposition.BUSY, 17, 486));
        wire.say(Topic.CALL_CHARGES, story.settled("0", null));
    }

    private static UUID ask(Customer customer, String body) {
        return customer.asks(body).post("/v1/callbacks").jsonPath().getUUID("id");
    }

    private Story story(Customer customer, UUID id, int attempt) {
        return Town.story(
                customer, id, wire.await(id, AttemptRequested.class, attempt).attemptId());
    }

    private static JsonPath awaitStatus(Customer customer, UUID id, String status) {
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(customer.asks()
                                .get("/v1/callbacks/" + id)
                                .jsonPath()
                                .getString("status"))
                        .isEqualTo(status));
        return customer.asks().get("/v1/callbacks/" + id).jsonPath();
    }

    private static List<String> codes(Customer customer, UUID id) {
        return customer.asks()
                .get("/v1/callbacks/" + id + "/timeline")
                .jsonPath()
                .getList("steps.code");
    }
}
