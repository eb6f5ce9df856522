package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnServers
class OutcomesTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @ParameterizedTest(name = "caller {0} is {1}")
    @CsvSource({
        "+442079460210, BUSY, 17, 486, false",
        "+442079460211, NO_ANSWER, 19, 480, true",
        "+442079460212, REJECTED, 21, 603, false",
        "+442079460213, UNREACHABLE, 19, 480, false",
        "+442079460214, CONGESTION, 34, 503, false",
        "+442079460215, INVALID_NUMBER, 1, 404, false"
    })
    void caller_who_cannot_be_reached_ends_by_cause(
            String caller, Disposition disposition, @Nullable Integer cause, @Nullable Integer sip, boolean rang) {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller(caller)
                .callerRing(2)
                .callee("+493023125202")
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(disposition);
        assertThat(end.leg()).isEqualTo(Leg.CALLER);
        assertThat(end.cause()).isEqualTo(cause);
        assertThat(end.sip()).isEqualTo(sip);
        assertThat(end.rang()).isEqualTo(rang);
        assertThat(end.dialled()).isTrue();
        assertThat(end.callerMillis()).isZero();
    }

    @ParameterizedTest(name = "callee {0} is {1}")
    @CsvSource({
        "+493023125310, BUSY, 17, 486",
        "+493023125311, NO_ANSWER, 0, ",
        "+493023125312, REJECTED, 21, 603",
        "+493023125313, UNREACHABLE, 19, 480",
        "+493023125314, CONGESTION, 34, 503",
        "+493023125315, INVALID_NUMBER, 1, 404"
    })
    void callee_who_cannot_be_reached_ends_by_cause(
            String callee, Disposition disposition, @Nullable Integer cause, @Nullable Integer sip) {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460323")
                .target(callee, 2, 600, Set.of(), "sim")
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(disposition);
        assertThat(end.leg()).isEqualTo(Leg.CALLEE);
        assertThat(end.cause()).isEqualTo(cause);
        assertThat(end.sip()).isEqualTo(sip);
        assertThat(end.talkMillis()).isZero();
        assertThat(end.callerMillis()).isPositive();
    }

    @Test
    void caller_who_hangs_up_while_the_callee_rings_ends_as_abandoned() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460417")
                .callee("+493023125411")
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.ABANDONED);
    }

    @Test
    void order_that_is_too_old_is_deferred_and_rings_nobody() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460423")
                .callee("+493023125402")
                .expiring(Instant.now().minusSeconds(1))
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.deferReason()).isEqualTo(DeferReason.STALE);
        assertThat(end.dialled()).isFalse();
        assertThat(switches.rings("+442079460423")).isZero();
    }

    @Test
    void order_no_switch_can_carry_is_deferred() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460424")
                .target("+493023125402", 10, 60, Set.of(), "nowhere")
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        assertThat(wire.end(order.attemptId()).deferReason()).isEqualTo(DeferReason.NO_SWITCH);
    }

    @Test
    void second_target_is_dialled_after_the_first_was_busy() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460523")
                .callee("+493023125510")
                .callee("+493023125502")
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(wire.facts(order.attemptId()).stream()
                        .filter(LegDialing.class::isInstance)
                        .map(fact -> ((LegDialing) fact).n()))
                .containsExactly(1, 2, 3);
        assertThat(switches.rings("+493023125502")).isEqualTo(1);
    }

    @Test
    void trunk_that_takes_nothing_is_passed_by_over_the_next() {
        switches.ready();
        switches.fault("{\"fault\":\"trunk\",\"endpoint\":\"gw\",\"status\":503}");
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460623")
                .callerOver("gw", "sim")
                .target("+493023125602", 10, 60, Set.of(), "gw", "sim")
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        switches.fault("{\"fault\":\"trunk\",\"endpoint\":\"gw\",\"status\":0}");
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(wire.facts(order.attemptId()).stream()
                        .filter(LegDialing.class::isInstance)
                        .map(fact -> ((LegDialing) fact).trunk()))
                .containsExactly("gw", "sim", "gw", "sim");
    }
}
