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
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.desk.Desks;
import io.ringback.engine.owner.Lease;
import io.ringback.messaging.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Calls beyond what a switch may carry wait in a line that is fair over accounts. */
@OnServers
@SuppressWarnings("NullAway.Init")
class QueueTest {
    private static final UUID ONE = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    Desks desks;

    @Inject
    Database database;

    @Test
    void calls_beyond_the_channels_wait_and_begin_in_turns_of_their_accounts() {
        String id = switches.limited("narrow", Map.of("maxChannels", 2));
        AttemptAuthorized talk = talk("narrow", "+442079460624");
        AttemptAuthorized first = busy("narrow", "+442079460710", ONE);
        AttemptAuthorized second = busy("narrow", "+442079460810", ONE);
        AttemptAuthorized others = busy("narrow", "+442079460610", OTHER);

        List.of(first, second, others).forEach(order -> wire.send(Topic.CALLBACK_AUTHORIZATIONS, order));
        assertThat(wire.await(others.attemptId(), AttemptQueued.class).place()).isEqualTo(2);
        assertThat(wire.await(first.attemptId(), AttemptQueued.class).place()).isEqualTo(1);
        assertThat(switches.operator().get("/v1/switches/" + id).jsonPath().getMap("load"))
                .isEqualTo(Map.of("calls", 1, "waiting", 3, "channels", 2, "full", true));
        stop(talk);

        List<AttemptAuthorized> waiting = List.of(first, second, others);
        waiting.forEach(
                order -> assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.BUSY));
        assertThat(waiting.stream().sorted(Comparator.comparing(this::dialledAt)))
                .containsExactly(first, others, second);
        waiting.forEach(this::assertRungOnce);
        switches.remove(id);
    }

    @Test
    void call_that_is_withdrawn_while_it_waits_is_never_dialled() {
        String id = switches.limited("tight", Map.of("maxChannels", 2));
        AttemptAuthorized talk = talk("tight", "+442079460625");
        AttemptAuthorized waiting = busy("tight", "+442079460510", ONE);
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, waiting);
        wire.await(waiting.attemptId(), AttemptQueued.class);

        stop(waiting);

        assertThat(wire.end(waiting.attemptId()).disposition()).isEqualTo(Disposition.CANCELLED);
        stop(talk);
        wire.end(talk.attemptId());
        assertThat(switches.rings("+442079460510")).isZero();
        switches.remove(id);
    }

    @Test
    void calls_that_wait_when_the_owner_dies_are_dialled_once_by_the_next_one() {
        String id = switches.limited("handed", Map.of("maxChannels", 2));
        AttemptAuthorized talk = talk("handed", "+442079460229");
        List<AttemptAuthorized> waiting = IntStream.range(0, 4)
                .mapToObj(i -> busy("handed", "+442079460410", new UUID(7, i)))
                .toList();
        waiting.forEach(order -> wire.send(Topic.CALLBACK_AUTHORIZATIONS, order));
        waiting.forEach(order -> wire.await(order.attemptId(), AttemptQueued.class));

        ownerDies(UUID.fromString(id));
        stop(talk);

        for (AttemptAuthorized order : waiting) {
            assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.BUSY);
            assertThat(wire.facts(order.attemptId()).stream().filter(LegDialing.class::isInstance))
                    .hasSize(1);
        }
        assertThat(switches.rings("+442079460410")).isEqualTo(4);
        switches.remove(id);
    }

    @Test
    void dials_go_out_no_faster_than_the_trunk_allows() {
        String id = switches.limited(
                "slow",
                Map.of(
                        "trunks",
                        List.of(Map.of("name", "slow", "channel", "PJSIP/{number}@sim", "callsPerSecond", 1))));
        List<AttemptAuthorized> orders = IntStream.range(0, 3)
                .mapToObj(i -> busy("slow", "+442079460310", new UUID(7, i)))
                .toList();

        orders.forEach(order -> wire.send(Topic.CALLBACK_AUTHORIZATIONS, order));

        orders.forEach(
                order -> assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.BUSY));
        List<Instant> dials = orders.stream().map(this::dialledAt).sorted().toList();
        assertThat(Duration.between(dials.get(0), dials.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.between(dials.get(1), dials.get(2))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        switches.remove(id);
    }

    /** One that takes the whole switch until it is stopped. */
    private AttemptAuthorized talk(String trunk, String caller) {
        AttemptAuthorized order = Orders.at(Instant.now())
                .account(ONE)
                .caller(caller)
                .callerOver(trunk)
                .target("+493023125623", 30, 600, Set.of(), trunk)
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), Bridged.class);
        return order;
    }

    private static AttemptAuthorized busy(String trunk, String caller, UUID account) {
        return Orders.at(Instant.now())
                .account(account)
                .caller(caller)
                .callerOver(trunk)
                .target("+493023125602", 30, 600, Set.of(), trunk)
                .build();
    }

    private void stop(AttemptAuthorized order) {
        wire.send(
                Topic.CALLBACK_AUTHORIZATIONS,
                new Withdrawn(order.callbackId(), order.attemptId(), Instant.now(), false, StopReason.CANCELLED));
    }

    /** As after a kill: another replica has taken the row, and is silent for long. */
    private void ownerDies(UUID switchId) {
        long epoch = desks.lease(switchId).orElseThrow().epoch();
        database.runInTransaction(tx -> tx.execute("""
                UPDATE switch_owner SET replica = $2, epoch = epoch + 1, renewed_at = now() - interval '1 minute'
                WHERE switch_id = $1""", switchId, UUID.randomUUID()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> desks.lease(switchId)
                        .filter(Lease::isValid)
                        .filter(lease -> lease.epoch() > epoch)
                        .isPresent());
    }

    private Instant dialledAt(AttemptAuthorized order) {
        return wire.events(order.attemptId()).stream()
                .filter(event -> event.fact() instanceof LegDialing dialing && dialing.leg() == Leg.CALLER)
                .map(CallEvent::at)
                .findFirst()
                .orElseThrow();
    }

    private void assertRungOnce(AttemptAuthorized order) {
        List<CallEvent> events = wire.events(order.attemptId());
        assertThat(events.stream().map(CallEvent::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.stream().filter(event -> event.fact() instanceof LegDialing))
                .hasSize(1);
    }
}
