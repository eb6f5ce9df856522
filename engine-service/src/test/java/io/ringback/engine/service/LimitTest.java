package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnServers
class LimitTest {
    private static final long OVERRUN_MILLIS = 1_100;

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void talk_is_cut_at_the_limit() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460723")
                .target("+493023125723", 10, 2, Set.of(), "sim")
                .granted(2, true)
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.endReason()).isEqualTo(EndReason.LIMIT);
        assertThat(end.hungUpBy()).isEqualTo(HungUpBy.PLATFORM);
        assertThat(end.talkMillis()).isBetween(1_900L, 2_000 + OVERRUN_MILLIS);
    }

    @Test
    void talk_is_cut_at_the_grant_when_no_more_is_granted() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460724")
                .target("+493023125724", 10, 600, Set.of(), "sim")
                .granted(2, false)
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.endReason()).isEqualTo(EndReason.LIMIT);
        assertThat(end.talkMillis()).isBetween(1_900L, 2_000 + OVERRUN_MILLIS);
    }

    @Test
    void extension_that_was_not_answered_before_a_cut_is_asked_for_again() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460726")
                .target("+493023125726", 10, 600, Set.of(), "sim")
                .granted(5, false)
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        assertThat(wire.await(order.attemptId(), HoldExtensionRequested.class).sequence())
                .isEqualTo(1);

        switches.fault("{\"fault\":\"cut\"}");

        Awaitility.await()
                .atMost(Duration.ofSeconds(4))
                .until(() -> wire.facts(order.attemptId()).stream()
                        .anyMatch(fact -> fact instanceof HoldExtensionRequested again && again.sequence() == 2));
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, extended(order, 1, 60));
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, extended(order, 2, 8));
        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.endReason()).isEqualTo(EndReason.LIMIT);
        assertThat(end.talkMillis()).isBetween(7_900L, 8_000 + OVERRUN_MILLIS);
    }

    private static HoldExtended extended(AttemptAuthorized order, int sequence, int grantedSeconds) {
        return new HoldExtended(
                order.callbackId(), order.attemptId(), Instant.now(), false, sequence, grantedSeconds, true);
    }

    @Test
    void extended_grant_lets_the_talk_go_on_to_its_new_end() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460725")
                .target("+493023125725", 10, 600, Set.of(), "sim")
                .granted(3, false)
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        HoldExtensionRequested asked = wire.await(order.attemptId(), HoldExtensionRequested.class);

        wire.send(
                Topic.CALLBACK_AUTHORIZATIONS,
                new HoldExtended(
                        order.callbackId(), order.attemptId(), Instant.now(), false, asked.sequence(), 6, true));

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.endReason()).isEqualTo(EndReason.LIMIT);
        assertThat(end.talkMillis()).isBetween(5_900L, 6_000 + OVERRUN_MILLIS);
    }
}
