package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A callback without a callee: the caller keys it on the line. */
@OnServers
class KeyedDestinationTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void keyed_number_is_judged_and_asked_for_once_however_often_it_is_told() {
        Customer customer = town.customer();
        String callee = Town.callee();
        Asked asked = ask(customer, "");
        List<CallEvent> events = asked.answersAndKeys("00" + callee.substring(1));

        wire.say(Topic.CALL_EVENTS, events);
        wire.say(Topic.CALL_EVENTS, events);
        CalleeRequested request = wire.await(asked.id(), CalleeRequested.class, 1);
        wire.awaitHeard();

        assertThat(request.attemptId()).isEqualTo(asked.story().attemptId());
        assertThat(request.tryNumber()).isEqualTo(1);
        assertThat(request.callee()).isEqualTo(new Party.E164(callee));
        assertThat(wire.heard(asked.id(), CalleeRequested.class)).hasSize(1);
        assertThat(customer.asks().get("/v1/callbacks/" + asked.id()).jsonPath().getString("callee"))
                .isEqualTo(callee);
        assertThat(codes(customer, asked.id()))
                .endsWith("CALLER_ANSWERED", "DESTINATION_DIALLED", "DESTINATION_ADMITTED");
    }

    @Test
    void rules_hold_for_keyed_numbers_and_the_next_try_is_judged_anew() {
        Customer customer = town.customer();
        String blocked = Town.callee();
        Town.asOperator().body("{\"number\": \"%s\"}".formatted(blocked)).post("/v1/blocked-numbers");
        Asked asked = ask(customer, "");

        wire.say(
                Topic.CALL_EVENTS,
                asked.answersAndKeys(blocked.substring(1), Town.CALLER.substring(1), "4911", "493023125002"));

        wire.await(asked.id(), CalleeRequested.class, 4);
        assertThat(wire.heard(asked.id(), CalleeRequested.class))
                .extracting(CalleeRequested::tryNumber, CalleeRequested::refused, CalleeRequested::callee)
                .containsExactly(
                        tuple(1, RefusalReason.FORBIDDEN, null),
                        tuple(2, RefusalReason.FORBIDDEN, null),
                        tuple(3, RefusalReason.FORBIDDEN, null),
                        tuple(4, null, new Party.E164("+493023125002")));
        assertThat(codes(customer, asked.id())).contains("NUMBER_BLOCKED", "SAME_NUMBER", "KEYED_PATTERN");
    }

    @Test
    void access_number_says_what_digits_mean() {
        Customer customer = town.customer();
        String number = Town.callee();
        Town.asOperator().body("""
                        {"number": "%s", "mode": "MISSED_CALL", "patterns":
                         [{"minDigits": 3, "maxDigits": 4, "site": "berlin"},
                          {"minDigits": 8, "maxDigits": 8, "prepend": "+4930"}]}""".formatted(number)).post("/v1/access-numbers");
        Asked asked = ask(customer, ", \"accessNumber\": \"%s\"".formatted(number));

        wire.say(Topic.CALL_EVENTS, asked.answersAndKeys("112", "23125002", "00493023125002"));

        wire.await(asked.id(), CalleeRequested.class, 3);
        assertThat(asked.request().wish().accessNumber()).isEqualTo(number);
        assertThat(wire.heard(asked.id(), CalleeRequested.class))
                .extracting(CalleeRequested::callee, CalleeRequested::refused)
                .containsExactly(
                        tuple(new Party.Extension("berlin", "112"), null),
                        tuple(new Party.E164("+493023125002"), null),
                        tuple(null, RefusalReason.FORBIDDEN));
    }

    @Test
    void request_without_callee_joins_the_one_that_asks_already() {
        Customer customer = town.customer();
        Asked asked = ask(customer, "");

        var second =
                customer.asks("{\"caller\": \"%s\"}".formatted(Town.CALLER)).post("/v1/callbacks");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getUUID("id")).isEqualTo(asked.id());
    }

    /** A callback that was asked for and authorised. */
    private record Asked(UUID id, AttemptRequested request, Story story) {
        /** The caller answers and keys these digits, one after the other. */
        List<CallEvent> answersAndKeys(String... digits) {
            List<CallFact> facts = new ArrayList<>(
                    story.talk().subList(0, 3).stream().map(CallEvent::fact).toList());
            for (String keyed : digits) {
                facts.add(new CallFact.DestinationDialled(facts.size() - 2, keyed));
            }
            return story.events(facts.toArray(CallFact[]::new));
        }
    }

    private Asked ask(Customer customer, String more) {
        UUID id = customer.asks("{\"caller\": \"%s\"%s}".formatted(Town.CALLER, more))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        AttemptRequested request = wire.await(id, AttemptRequested.class, 1);
        assertThat(request.wish().callee()).isNull();
        Story story = Town.story(customer, id, request.attemptId());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        return new Asked(id, request, story);
    }

    private static List<String> codes(Customer customer, UUID id) {
        return customer.asks()
                .get("/v1/callbacks/" + id + "/timeline")
                .jsonPath()
                .getList("steps.code");
    }
}
