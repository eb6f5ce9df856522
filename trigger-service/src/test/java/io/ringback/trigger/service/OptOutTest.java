package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** "Press 9, never call me again." */
@OnServers
class OptOutTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void who_opts_out_is_called_by_nobody_any_more() {
        Customer customer = town.customer();
        String callee = Town.callee();
        UUID id = ask(customer, callee);
        UUID underWay = ask(town.customer(), callee);
        List<CallEvent> facts = optedOut(customer, id, new Party.E164(callee));

        wire.say(Topic.CALL_EVENTS, facts);
        wire.say(Topic.CALL_EVENTS, facts);
        WithdrawalRequested stopped = wire.await(underWay, WithdrawalRequested.class, 1);
        wire.awaitHeard();

        assertThat(stopped.reason()).isEqualTo(StopReason.BLOCKED);
        assertThat(wire.heard(id, WithdrawalRequested.class)).isEmpty();
        assertThat(ask(callee).jsonPath().getString("code")).isEqualTo("number-blocked");
        assertThat(wire.heard(callee, BlockedNumber.class))
                .extracting(BlockedNumber::version, BlockedNumber::reason, BlockedNumber::lifted)
                .containsExactly(tuple(1L, "OPT_OUT", false));
        assertThat(codes(customer, id)).contains("OPTED_OUT");
    }

    @Test
    void operator_sees_who_asked_and_lifts_it_with_a_reason_only() {
        Customer customer = town.customer();
        String callee = Town.callee();
        UUID id = ask(customer, callee);
        wire.say(Topic.CALL_EVENTS, optedOut(customer, id, new Party.E164(callee)));
        awaitBlock(callee);

        Response silent = lift(callee, "");
        Response said = lift(callee, "?reason=asked+by+letter");

        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.jsonPath().getList("errors.field")).containsExactly("reason");
        assertThat(said.statusCode()).isEqualTo(204);
        JsonPath entry = Town.asOperator()
                .urlEncodingEnabled(false)
                .get("/v1/blocked-numbers/" + callee)
                .jsonPath();
        assertThat(entry.getBoolean("blocked")).isFalse();
        assertThat(entry.getList("changes.note")).containsExactly("asked by letter", null);
        assertThat(entry.getList("changes.by")).containsExactly("operator", null);
        assertThat(entry.getUUID("changes[1].callback")).isEqualTo(id);
    }

    @Test
    void fact_that_comes_again_after_the_block_was_lifted_does_not_block_again() {
        Customer customer = town.customer();
        String callee = Town.callee();
        List<CallEvent> facts = optedOut(customer, ask(customer, callee), new Party.E164(callee));
        wire.say(Topic.CALL_EVENTS, facts);
        awaitBlock(callee);
        lift(callee, "?reason=a+mistake");

        wire.say(Topic.CALL_EVENTS, facts);
        wire.awaitHeard();

        assertThat(ask(callee).statusCode()).isEqualTo(202);
    }

    @Test
    void extension_that_opts_out_is_told_and_blocks_no_number() {
        Customer customer = town.customer();
        UUID id = ask(customer, Town.callee());

        wire.say(Topic.CALL_EVENTS, optedOut(customer, id, new Party.Extension("berlin", "112")));

        await().atMost(Wire.LIMIT).until(() -> codes(customer, id).contains("OPTED_OUT"));
        assertThat(wire.heard(BlockedNumber.class))
                .extracting(BlockedNumber::number)
                .allMatch(number -> number.startsWith("+"));
    }

    @Test
    void note_that_is_too_long_is_refused() {
        String note = "x".repeat(201);

        Response blocked = Town.asOperator()
                .body("{\"number\": \"%s\", \"note\": \"%s\"}".formatted(Town.callee(), note))
                .post("/v1/blocked-numbers");

        assertThat(blocked.jsonPath().getList("errors.field")).containsExactly("note");
        assertThat(lift(Town.callee(), "?reason=" + note).jsonPath().getList("errors.field"))
                .containsExactly("reason");
    }

    private UUID ask(Customer customer, String callee) {
        UUID id = customer.asks(Town.body(callee))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        wire.await(id, AttemptRequested.class, 1);
        return id;
    }

    private Response ask(String callee) {
        return town.customer().asks(Town.body(callee)).post("/v1/callbacks");
    }

    private void awaitBlock(String callee) {
        await().atMost(Wire.LIMIT)
                .until(() -> wire.heard(callee, BlockedNumber.class).size() == 1);
    }

    private List<CallEvent> optedOut(Customer customer, UUID id, Party party) {
        UUID attempt = wire.await(id, AttemptRequested.class, 1).attemptId();
        Story story = Town.story(customer, id, attempt);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        return story.events(story.talk().getFirst().fact(), new CallFact.OptedOut(Leg.CALLEE, party));
    }

    private static List<String> codes(Customer customer, UUID id) {
        return customer.asks()
                .get("/v1/callbacks/" + id + "/timeline")
                .jsonPath()
                .getList("steps.code");
    }

    private static Response lift(String number, String reason) {
        return Town.asOperator().urlEncodingEnabled(false).delete("/v1/blocked-numbers/" + number + reason);
    }
}
