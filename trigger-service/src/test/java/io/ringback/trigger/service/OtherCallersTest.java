package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Party;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Persons who are rung if the caller is not reached. */
@OnServers
class OtherCallersTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void person_who_is_next_is_asked_for_in_an_attempt_of_his_own_and_stopped_when_blocked() {
        String ann = Town.caller();
        String bob = Town.caller();
        Customer customer = town.customerWith(ann, bob);
        Response accepted = ask(customer, ann, "{\"number\": \"" + bob + "\", \"ringTimeout\": 20}");
        UUID id = accepted.jsonPath().getUUID("id");
        AttemptRequested first = wire.await(id, AttemptRequested.class, 1);
        Story story = Town.story(customer, id, first.attemptId());

        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.caller(Disposition.NO_ANSWER, 19, 480));
        wire.say(Topic.CALL_CHARGES, story.settled("0", null));
        AttemptRequested second = wire.await(id, AttemptRequested.class, 2);
        Town.asOperator().body("{\"number\": \"" + bob + "\"}").post("/v1/blocked-numbers");

        assertThat(accepted.jsonPath().getString("otherCallers[0].number")).isEqualTo(bob);
        assertThat(accepted.jsonPath().getInt("otherCallers[0].ringTimeout")).isEqualTo(20);
        assertThat(first.wish().caller()).isEqualTo(new Party.E164(ann));
        assertThat(second.wish().caller()).isEqualTo(new Party.E164(bob));
        assertThat(second.wish().callerRingTimeoutSeconds()).isEqualTo(20);
        assertThat(wire.await(id, WithdrawalRequested.class, 1).attemptId()).isEqualTo(second.attemptId());
        assertThat(wire.heard(id, CallbackStateChanged.class).getLast().caller())
                .isEqualTo(new Party.E164(bob));
    }

    @Test
    void each_of_them_passes_every_rule_before_anybody_is_rung() {
        String ann = Town.caller();
        Customer customer = town.customerWith(ann);

        Response refused = ask(customer, ann, "{\"number\": \"" + Town.caller() + "\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("caller-registered");
        assertThat(customer.asks().get("/v1/callbacks").jsonPath().getList("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"number\": \"02079460001\"} | otherCallers[0].number",
                "{\"number\": \"+442079460001\"} | otherCallers[0].number",
                "{\"number\": \"+442079460002\", \"ringTimeout\": 0} | otherCallers[0].ringTimeout",
                "{\"number\": \"+442079460002\", \"ringTimeout\": 301} | otherCallers[0].ringTimeout",
                "{\"number\": \"+442079460002\"}, {\"number\": \"+442079460002\"} | otherCallers[1].number",
                "{\"number\": \"+442079460010\"}, {\"number\": \"+442079460011\"}, {\"number\": \"+442079460012\"},"
                        + " {\"number\": \"+442079460013\"}, {\"number\": \"+442079460014\"},"
                        + " {\"number\": \"+442079460015\"} | otherCallers"
            })
    void what_cannot_be_understood_is_named(String others, String field) {
        Response refused = ask(town.customer(), Town.CALLER, others);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo(field);
    }

    private static Response ask(Customer customer, String caller, String others) {
        return customer.asks("{\"caller\": \"%s\", \"callee\": \"%s\", \"otherCallers\": [%s]}"
                        .formatted(caller, Town.callee(), others))
                .post("/v1/callbacks");
    }
}
