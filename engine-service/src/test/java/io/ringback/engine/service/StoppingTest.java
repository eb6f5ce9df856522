package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnServers
class StoppingTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void cancel_while_the_caller_rings_ends_as_cancelled_and_never_rings_the_callee() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460811")
                .callee("+493023125802")
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), LegRinging.class);

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, withdrawn(order));

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(end.endReason()).isEqualTo(EndReason.CANCELLED);
        assertThat(end.callerMillis()).isZero();
        assertThat(switches.rings("+493023125802")).isZero();
    }

    @Test
    void cancel_while_the_callee_rings_ends_both_legs() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460823")
                .callee("+493023125811")
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> wire.facts(order.attemptId()).contains(new LegRinging(Leg.CALLEE, 2)));

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, withdrawn(order));
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, withdrawn(order));

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(end.talkMillis()).isZero();
    }

    @Test
    void operator_hangs_up_a_talk() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460824")
                .callee("+493023125824")
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), Bridged.class);
        String path = "/v1/calls/" + order.attemptId();
        assertThat(switches.operator().get("/v1/calls").jsonPath().getList("items.attempt"))
                .contains(order.attemptId().toString());

        switches.operator().delete(path).then().statusCode(202);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(end.endReason()).isEqualTo(EndReason.OPERATOR);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> switches.operator().delete(path).statusCode() == 404);
    }

    @Test
    void cancel_right_behind_the_order_and_order_told_twice_ring_at_most_once() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460911")
                .callee("+493023125902")
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, withdrawn(order));
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(wire.facts(order.attemptId()).stream().filter(LegDialing.class::isInstance))
                .hasSize(1);
        assertThat(switches.rings("+442079460911")).isLessThanOrEqualTo(1);
    }

    @Test
    void cancel_of_an_unknown_attempt_does_nothing_and_does_not_stop_the_rest() {
        switches.ready();
        AttemptAuthorized unknown =
                Orders.at(Instant.now()).callee("+493023125902").build();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460910")
                .callee("+493023125902")
                .build(unknown.callbackId(), UUID.randomUUID());

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, withdrawn(unknown));
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.BUSY);
        assertThat(wire.facts(unknown.attemptId())).isEmpty();
    }

    private static Withdrawn withdrawn(AttemptAuthorized order) {
        return new Withdrawn(
                order.callbackId(), order.attemptId(), Instant.now(), order.sandbox(), StopReason.CANCELLED);
    }
}
