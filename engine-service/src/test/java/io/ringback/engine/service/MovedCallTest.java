package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptQueued;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.desk.Desks;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A call that waits for one switch is rung over another one that has room first. */
@OnServers
@SuppressWarnings("NullAway.Init")
class MovedCallTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    Replicas replicas;

    @Inject
    Desks desks;

    @Test
    void call_that_waits_for_a_full_switch_is_rung_once_over_the_other_that_has_room_first() {
        List<String> both = List.of(narrow("pair"), narrow("pair"));
        List<AttemptAuthorized> talks = List.of(talk("pair", "+442079460926"), talk("pair", "+442079460927"));
        AttemptAuthorized waiting = order("pair", "+442079460913");
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, waiting);
        wire.await(waiting.attemptId(), AttemptQueued.class);
        String before = switchOf(waiting);
        AttemptAuthorized elsewhere = talks.stream()
                .filter(talk -> !dialledOver(talk).equals(before))
                .findFirst()
                .orElseThrow();

        stop(elsewhere);

        assertThat(wire.end(waiting.attemptId()).disposition()).isEqualTo(Disposition.UNREACHABLE);
        assertThat(dialledOver(waiting)).isNotEqualTo(before).isIn(both);
        assertRungOnce(waiting, "+442079460913");
        talks.forEach(this::stop);
        talks.forEach(talk -> wire.end(talk.attemptId()));
        both.forEach(switches::remove);
    }

    @Test
    void call_that_waits_for_a_switch_that_says_nothing_is_rung_over_another_one() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String silent = switches.alone("spoken", deaf.getLocalPort());
            AttemptAuthorized waiting = order("spoken", "+442079460912");
            Awaitility.await().until(() -> desks.lease(UUID.fromString(silent)).isPresent());
            wire.send(Topic.CALLBACK_AUTHORIZATIONS, waiting);
            Awaitility.await().until(() -> switchOf(waiting).equals(silent));

            String speaking = switches.limited("spoken", Map.of());

            assertThat(wire.end(waiting.attemptId()).disposition()).isEqualTo(Disposition.REJECTED);
            assertThat(dialledOver(waiting)).isEqualTo(speaking);
            assertRungOnce(waiting, "+442079460912");
            switches.remove(silent);
            switches.remove(speaking);
        }
    }

    @Test
    void call_that_waits_at_one_replica_is_rung_once_by_another() throws InterruptedException {
        Replica second = replicas.begin();
        try {
            String full = narrow("apart");
            String free = spareBeside(full);
            replicas.giveOnly(second, full);
            AttemptAuthorized talk = talk("apart", "+442079460928", second);
            AttemptAuthorized waiting = order("apart", "+442079460914");
            second.handle(waiting);
            wire.await(waiting.attemptId(), AttemptQueued.class);

            change(free, "apart");

            assertThat(wire.end(waiting.attemptId()).disposition()).isEqualTo(Disposition.CONGESTION);
            assertThat(dialledOver(waiting)).isEqualTo(free);
            assertRungOnce(waiting, "+442079460914");
            stop(talk);
            wire.end(talk.attemptId());
            switches.remove(full);
            switches.remove(free);
        } finally {
            second.end();
            replicas.giveToHere();
        }
    }

    /** One that carries a single call. */
    private String narrow(String trunk) {
        return switches.limited(trunk, Map.of("maxChannels", 2));
    }

    /** One whose orders are not with those of the other, so that different replicas may work the two. */
    private String spareBeside(String other) {
        String id = narrow("spare");
        while (replicas.partitionOf(id) == replicas.partitionOf(other)) {
            switches.remove(id);
            id = narrow("spare");
        }
        return id;
    }

    private void change(String id, String trunk) {
        switches.operator()
                .body(switches.body("engine", "secret1", switches.amiPort(), Map.of(trunk, "PJSIP/{number}@sim")))
                .put("/v1/switches/" + id)
                .then()
                .statusCode(200);
    }

    private AttemptAuthorized talk(String trunk, String caller) {
        AttemptAuthorized order = order(trunk, caller);
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), Bridged.class);
        return order;
    }

    private AttemptAuthorized talk(String trunk, String caller, Replica at) {
        AttemptAuthorized order = order(trunk, caller);
        at.handle(order);
        wire.await(order.attemptId(), Bridged.class);
        return order;
    }

    private static AttemptAuthorized order(String trunk, String caller) {
        return Orders.at(Instant.now())
                .caller(caller)
                .callerOver(trunk)
                .target("+493023125926", 30, 600, Set.of(), trunk)
                .build();
    }

    private void stop(AttemptAuthorized order) {
        wire.send(
                Topic.CALLBACK_AUTHORIZATIONS,
                new Withdrawn(order.callbackId(), order.attemptId(), Instant.now(), false, StopReason.CANCELLED));
    }

    /** Where a living call is, empty if it is nowhere. */
    private String switchOf(AttemptAuthorized order) {
        UUID attempt = order.attemptId();
        String found = switches.operator()
                .get("/v1/calls")
                .jsonPath()
                .getString("items.find { it.attempt == '" + attempt + "' }?.switchId");
        return found == null ? "" : found;
    }

    private String dialledOver(AttemptAuthorized order) {
        return wire.await(order.attemptId(), LegDialing.class).switchId();
    }

    private void assertRungOnce(AttemptAuthorized order, String caller) {
        assertThat(switches.rings(caller)).isEqualTo(1);
        List<CallEvent> events = wire.events(order.attemptId());
        assertThat(events.stream().map(CallEvent::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.stream().filter(event -> event.fact() instanceof LegDialing))
                .hasSize(1);
    }
}
