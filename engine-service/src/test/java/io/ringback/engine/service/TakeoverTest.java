package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.Orders;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Ended;
import io.ringback.engine.desk.Desks;
import io.ringback.messaging.Database;
import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.manager.ManagerUser;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine loses a switch, or another owner takes it: no call is lost, none is dialled twice. */
@OnServers
class TakeoverTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    Database database;

    @Inject
    Replicas replicas;

    @Inject
    Desks desks;

    @AfterEach
    void switchesAreHere() {
        replicas.giveToHere();
    }

    @Test
    void talk_goes_on_over_a_cut_of_the_session() {
        switches.ready();
        AttemptAuthorized order = talkOf("+442079460023", "+493023125002");

        switches.fault("{\"fault\":\"cut\"}");

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(end.estimated()).isFalse();
        assertThat(end.hungUpBy()).isEqualTo(HungUpBy.CALLEE);
        assertThat(end.talkMillis()).isBetween(2_000L, 4_000L);
        assertNumbered(order.attemptId());
        assertThat(switches.rings("+493023125002")).isEqualTo(1);
    }

    @Test
    void ringing_caller_is_taken_up_by_the_next_owner() {
        String id = switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460016")
                .callee("+493023125003")
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), LegRinging.class);
        long epoch = epoch(id);

        ownerDies(id);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(epoch(id)).isGreaterThan(epoch);
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertNumbered(order.attemptId());
        assertThat(switches.rings("+442079460016")).isEqualTo(1);
        assertThat(switches.rings("+493023125003")).isEqualTo(1);
    }

    @Test
    void talk_is_taken_up_by_the_next_owner_and_cut_at_its_grant() {
        String id = switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460024")
                .target("+493023125024", 10, 600, Set.of(), "sim")
                .granted(8, false)
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), Bridged.class);

        ownerDies(id);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.endReason()).isEqualTo(EndReason.LIMIT);
        assertThat(end.talkMillis()).isBetween(7_900L, 9_100L);
        assertNumbered(order.attemptId());
        assertThat(switches.rings("+493023125024")).isEqualTo(1);
    }

    @Test
    void stop_said_while_nobody_owns_the_switch_is_carried_out_by_the_next_owner() {
        String id = switches.ready();
        AttemptAuthorized order = talkOf("+442079460026", "+493023125026");
        ownerIsGone(id);
        wire.send(
                Topic.CALLBACK_AUTHORIZATIONS,
                new Withdrawn(order.callbackId(), order.attemptId(), Instant.now(), false, StopReason.SUSPENDED));

        AttemptEnded end = wire.end(order.attemptId());

        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(end.endReason()).isEqualTo(EndReason.SUSPENDED);
        assertNumbered(order.attemptId());
    }

    @Test
    void call_a_dead_switch_took_along_is_closed_with_what_is_proven() {
        try (Simulator own = Simulator.start(Settings.standard().with(ManagerUser.parse("engine:secret1")))) {
            String id = switches.alone("dying", own.amiPort());
            switches.awaitState(id, "READY");
            AttemptAuthorized order = Orders.at(Instant.now())
                    .caller("+442079460025")
                    .callerOver("dying")
                    .target("+493023125025", 10, 600, Set.of(), "dying")
                    .build();
            wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
            wire.await(order.attemptId(), Bridged.class);

            TestSwitch.fault(own.httpPort(), "{\"fault\":\"kill\",\"millis\":500}");

            AttemptEnded end = wire.end(order.attemptId());
            assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(end.endReason()).isEqualTo(EndReason.LOST);
            assertThat(end.estimated()).isTrue();
            assertNumbered(order.attemptId());
            switches.remove(id);
        }
    }

    @Test
    void new_order_for_a_switch_that_is_away_is_deferred_at_once() {
        Simulator own = Simulator.start(Settings.standard().with(ManagerUser.parse("engine:secret1")));
        String id = switches.alone("gone", own.amiPort());
        switches.awaitState(id, "READY");
        own.close();
        switches.awaitState(id, "UNREACHABLE");
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460027")
                .callerOver("gone")
                .target("+493023125027", 10, 600, Set.of(), "gone")
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        assertThat(wire.end(order.attemptId()).deferReason()).isEqualTo(DeferReason.NO_SWITCH);
        assertThat(wire.facts(order.attemptId())).hasSize(1);
        switches.remove(id);
    }

    @Test
    void talk_that_ends_while_its_switch_is_handed_over_is_charged_up_to_the_last_renewal() {
        String id = switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460028")
                .target("+493023125028", 10, 5, Set.of(), "sim")
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), Bridged.class);
        Instant bridged = wire.events(order.attemptId()).getLast().at();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> renewed(id).isAfter(bridged.plusMillis(1_000)));

        replicas.takeFromHere();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !isOwned(id) && switches.channelsOf(order.attemptId()) == 1);
        Instant renewed = renewed(id);
        replicas.giveToHere();

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.endReason()).isEqualTo(EndReason.LOST);
        assertThat(end.estimated()).isTrue();
        assertThat(end.talkMillis())
                .isBetween(900L, Duration.between(bridged, renewed).toMillis() + 500);
    }

    @Test
    void desk_that_breaks_gives_its_lease_up_and_its_calls_go_on_at_the_next_one() {
        String id = switches.ready();
        AttemptAuthorized order = talkOf("+442079460029", "+493023125007");
        long epoch = epoch(id);
        Attempt broken = new Attempt(
                Orders.at(Instant.now()).build(),
                UUID.fromString(id),
                epoch,
                null,
                new Ended(Disposition.CANCELLED),
                0,
                Instant.now(),
                Instant.now());
        DialCallee nowhere = new DialCallee(new Route("sim", "+493023125029"), 1, 1, Warnings.DEFAULT, false);

        desks.place(broken, List.of(new RunAgi("rb-nobody", "dial-1", nowhere, null)), Optional.empty());

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(epoch(id)).isGreaterThan(epoch);
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertNumbered(order.attemptId());
        assertThat(switches.rings("+493023125007")).isEqualTo(1);
        AttemptAuthorized next = talkOf("+442079460030", "+493023125008");
        assertThat(wire.end(next.attemptId()).hungUpBy()).isEqualTo(HungUpBy.CALLEE);
    }

    @Test
    void channels_of_another_installation_are_left_alone_and_our_own_orphans_are_hung_up() throws IOException {
        switches.ready();
        String foreign = "rb-other-" + UUID.randomUUID() + "-caller-1";
        String orphan = "rb-local-" + UUID.randomUUID() + "-caller-1";
        try (ManagerLine line = new ManagerLine(switches.amiPort())) {
            line.originate("PJSIP/+442079460031@sim", foreign);
            line.originate("PJSIP/+442079460032@sim", orphan);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> switches.channels().contains(foreign)
                        && switches.channels().contains(orphan));

        switches.fault("{\"fault\":\"cut\"}");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !switches.channels().contains(orphan));
        assertThat(switches.channels()).contains(foreign);
        try (ManagerLine line = new ManagerLine(switches.amiPort())) {
            line.hangUp(foreign);
        }
    }

    private Instant renewed(String switchId) {
        return database.read("SELECT renewed_at FROM switch_owner WHERE switch_id = $1", UUID.fromString(switchId))
                .getFirst()
                .getOffsetDateTime("renewed_at")
                .toInstant();
    }

    private AttemptAuthorized talkOf(String caller, String callee) {
        AttemptAuthorized order =
                Orders.at(Instant.now()).caller(caller).callee(callee).build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), Bridged.class);
        return order;
    }

    /** As after a kill: another replica has taken the row, and is silent for long. */
    private void ownerDies(String switchId) {
        ownerIsGone(switchId);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isOwned(switchId));
    }

    private void ownerIsGone(String switchId) {
        database.runInTransaction(tx -> tx.execute("""
                UPDATE switch_owner SET replica = $2, epoch = epoch + 1, renewed_at = now() - interval '1 minute'
                WHERE switch_id = $1""", UUID.fromString(switchId), UUID.randomUUID()));
    }

    private boolean isOwned(String switchId) {
        return database.read("""
                        SELECT renewed_at > now() - interval '10 seconds' AND replica <> $2 AS owned
                        FROM switch_owner WHERE switch_id = $1""", UUID.fromString(switchId), new UUID(0, 0))
                .getFirst()
                .getBoolean("owned");
    }

    private long epoch(String switchId) {
        return database.read("SELECT epoch FROM switch_owner WHERE switch_id = $1", UUID.fromString(switchId))
                .getFirst()
                .getLong("epoch");
    }

    private void assertNumbered(UUID attemptId) {
        List<Integer> numbers =
                wire.events(attemptId).stream().map(CallEvent::number).toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
}
