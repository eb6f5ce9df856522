package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.ringback.contracts.CallFact.AttemptQueued;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Switches that run empty, trunks that are gone round, and what an operator sees meanwhile. */
@OnServers
@SuppressWarnings("NullAway.Init")
class DrainTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void draining_switch_gets_no_new_calls_sends_those_that_wait_away_and_keeps_those_that_talk() {
        String id = switches.limited("drained", Map.of("maxChannels", 2));
        AttemptAuthorized talk = send("drained", "+442079460324", "+493023125624");
        wire.await(talk.attemptId(), Bridged.class);
        AttemptAuthorized waiting = send("drained", "+442079460210", "+493023125602");
        wire.await(waiting.attemptId(), AttemptQueued.class);

        JsonPath drained = switches.operator()
                .post("/v1/switches/" + id + "/drain")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        AttemptAuthorized late = send("drained", "+442079460211", "+493023125602");

        assertThat(drained.getString("drainingSince")).isNotBlank();
        assertThat(drained.getInt("load.calls")).isEqualTo(1);
        assertThat(wire.end(waiting.attemptId()).deferReason()).isEqualTo(DeferReason.NO_SWITCH);
        assertThat(wire.end(late.attemptId()).deferReason()).isEqualTo(DeferReason.NO_SWITCH);
        assertThat(switches.rings("+442079460210") + switches.rings("+442079460211"))
                .isZero();
        assertThat(wire.facts(talk.attemptId())).last().isInstanceOf(Bridged.class);
        stop(talk);
        assertThat(wire.end(talk.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
        Awaitility.await()
                .until(() ->
                        switches.operator().get("/v1/switches/" + id).jsonPath().getInt("load.calls") == 0);

        assertThat(switches.operator()
                        .delete("/v1/switches/" + id + "/drain")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<Object>get("drainingSince"))
                .isNull();
        AttemptAuthorized again = send("drained", "+442079460212", "+493023125602");
        assertThat(wire.end(again.attemptId()).disposition()).isEqualTo(Disposition.REJECTED);
        switches.remove(id);
    }

    @Test
    void unknown_switch_cannot_be_drained() {
        String nobody = "/v1/switches/" + UUID.randomUUID() + "/drain";

        switches.operator().post(nobody).then().statusCode(404);
        switches.operator().delete(nobody).then().statusCode(404);
    }

    @Test
    void trunk_whose_dials_fail_one_after_the_other_is_gone_round() {
        String id = switches.limited(
                "good",
                Map.of(
                        "trunks",
                        List.of(
                                Map.of("name", "bad", "channel", "PJSIP/{number}@nowhere"),
                                Map.of("name", "good", "channel", "PJSIP/{number}@sim"))));
        for (int i = 0; i < 5; i++) {
            AttemptAuthorized order = sendOver("+442079460010", "bad", "good");
            assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.BUSY);
            assertThat(trunks(order)).containsExactly("bad", "good");
        }

        AttemptAuthorized next = sendOver("+442079460010", "bad", "good");
        assertThat(wire.end(next.attemptId()).disposition()).isEqualTo(Disposition.BUSY);
        AttemptAuthorized only = sendOver("+442079460010", "bad");
        wire.end(only.attemptId());

        assertThat(trunks(next)).containsExactly("good");
        assertThat(trunks(only)).as("the breaker redirects, it does not refuse").containsExactly("bad");
        JsonPath shown = switches.operator().get("/v1/switches/" + id).jsonPath();
        assertThat(shown.getString("trunks.find { it.name == 'bad' }.breaker")).isEqualTo("OPEN");
        assertThat(shown.getString("trunks.find { it.name == 'bad' }.openSince"))
                .isNotBlank();
        assertThat(shown.getString("trunks.find { it.name == 'good' }.breaker")).isEqualTo("CLOSED");
        switches.remove(id);
    }

    @Test
    void call_is_shown_with_who_talks_since_when_and_for_how_much() {
        String id = switches.limited("shown", Map.of());
        AttemptAuthorized talk = send("shown", "+442079460325", "+493023125625");
        wire.await(talk.attemptId(), Bridged.class);

        Map<String, Object> shown = Awaitility.await()
                .until(
                        () -> switches.operator()
                                .get("/v1/calls")
                                .jsonPath()
                                .getMap("items.find { it.attempt == '" + talk.attemptId() + "' }"),
                        call -> call.get("talkCostSoFar") != null);

        assertThat(shown)
                .containsEntry("callback", talk.callbackId().toString())
                .containsEntry("account", talk.accountId().toString())
                .containsEntry("switchId", id)
                .containsEntry("state", "Talking")
                .containsEntry("caller", talk.caller().party().masked())
                .containsEntry("callee", talk.targets().getFirst().party().masked())
                .containsEntry("trunk", "shown")
                .containsEntry("pricePerMinute", Map.of("amount", "0.10", "currency", "EUR"))
                .containsKeys("since", "answeredAt", "talkingSince");
        assertThat(shown.get("talkCostSoFar"))
                .isInstanceOfSatisfying(
                        Map.class,
                        cost -> assertThat(new BigDecimal(String.valueOf(cost.get("amount"))))
                                .isBetween(BigDecimal.ZERO, new BigDecimal("0.05")));
        stop(talk);
        wire.end(talk.attemptId());
        switches.remove(id);
    }

    private AttemptAuthorized send(String trunk, String caller, String callee) {
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller(caller)
                .callerOver(trunk)
                .target(callee, 30, 600, Set.of(), trunk)
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        return order;
    }

    private AttemptAuthorized sendOver(String caller, String... trunks) {
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller(caller)
                .callerOver(trunks)
                .target("+493023125602", 30, 600, Set.of(), "good")
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        return order;
    }

    private List<String> trunks(AttemptAuthorized order) {
        assertThat(wire.facts(order.attemptId()).stream().filter(LegEnded.class::isInstance))
                .isNotEmpty();
        return wire.facts(order.attemptId()).stream()
                .filter(LegDialing.class::isInstance)
                .map(fact -> ((LegDialing) fact).trunk())
                .toList();
    }

    private void stop(AttemptAuthorized order) {
        wire.send(
                Topic.CALLBACK_AUTHORIZATIONS,
                new Withdrawn(order.callbackId(), order.attemptId(), Instant.now(), false, StopReason.CANCELLED));
    }
}
