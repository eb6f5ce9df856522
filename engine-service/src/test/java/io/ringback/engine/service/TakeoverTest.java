package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.messaging.Database;
import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.manager.ManagerUser;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
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
            String id = switches.operator()
                    .body(Map.of(
                            "name", "dying",
                            "host", "127.0.0.1",
                            "port", own.amiPort(),
                            "username", "engine",
                            "secret", "secret1",
                            "trunks", List.of(Map.of("name", "dying", "channel", "PJSIP/{number}@sim"))))
                    .post("/v1/switches")
                    .path("id");
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
        return database.read(
                        "SELECT renewed_at > now() - interval '10 seconds' AS owned FROM switch_owner WHERE switch_id = $1",
                        UUID.fromString(switchId))
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
