package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.call.Input;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas over one database and one switch; the second one is killed, frozen, or cut off at the worst moment. */
@OnServers
@SuppressWarnings("NullAway.Init")
class TwoReplicasTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    Replicas replicas;

    @Inject
    Database database;

    private Replica second;

    @BeforeEach
    void begin() {
        second = replicas.begin();
    }

    @AfterEach
    void giveBack() throws InterruptedException {
        second.end();
        replicas.giveToHere();
    }

    @Test
    void calls_of_a_killed_replica_go_on_or_are_settled_at_the_other_and_no_phone_rings_twice() throws Exception {
        String id = switches.ready();
        replicas.giveTo(second, id);
        long epoch = epoch(id);
        AttemptAuthorized talk = order("+442079460644", "+493023125644", 30, 16);
        AttemptAuthorized ringing = order("+442079460643", "+493023125611", 5, 600);
        AttemptAuthorized brief = order("+442079460645", "+493023125609", 30, 600);
        second.handle(talk);
        second.handle(ringing);
        wire.await(talk.attemptId(), Bridged.class);
        second.handle(brief);
        awaitFact(ringing, new LegRinging(Leg.CALLEE, 2));
        awaitFact(brief, new LegRinging(Leg.CALLEE, 2));

        second.kill();
        replicas.giveToHere();

        AttemptEnded unheard = wire.end(ringing.attemptId());
        assertThat(epoch(id)).isGreaterThan(epoch);
        assertThat(unheard.disposition()).isEqualTo(Disposition.UNKNOWN);
        AttemptEnded over = wire.end(brief.attemptId());
        assertThat(over.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(over.endReason()).isEqualTo(EndReason.LOST);
        assertThat(over.estimated()).isTrue();
        AttemptEnded cut = wire.end(talk.attemptId());
        assertThat(cut.endReason()).isEqualTo(EndReason.LIMIT);
        assertThat(cut.talkMillis()).isBetween(15_900L, 17_100L);
        for (String phone : new String[] {
            "+442079460644", "+493023125644", "+442079460643", "+493023125611", "+442079460645", "+493023125609"
        }) {
            assertThat(switches.rings(phone)).as(phone).isEqualTo(1);
        }
    }

    @Test
    void frozen_replica_that_wakes_up_writes_nothing() {
        try (Gate manager = new Gate("127.0.0.1", switches.amiPort())) {
            replicas.takeFromHere();
            String id = switches.alone("watched", manager.port());
            replicas.giveTo(second, id);
            AttemptAuthorized talk = Orders.at(Instant.now())
                    .caller("+442079460626")
                    .callerOver("watched")
                    .target("+493023125626", 30, 600, Set.of(), "watched")
                    .granted(16, false)
                    .build();
            second.handle(talk);
            wire.await(talk.attemptId(), Bridged.class);
            Gate.Passage session = manager.passages().getLast();

            second.gate().stall();
            replicas.giveToHere();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !second.mayWrite(id));
            String before = session.written();
            second.desks()
                    .tell(UUID.fromString(id), talk.attemptId(), new Input.Stop(Instant.now(), StopReason.OPERATOR));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(session::isOver);
            second.gate().go();

            assertThat(session.written()).isEqualTo(before);
            AttemptEnded end = wire.end(talk.attemptId());
            assertThat(end.endReason()).isEqualTo(EndReason.LIMIT);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> second.desks().lease(UUID.fromString(id)).isEmpty());
            assertThat(switches.awaitState(id, "READY").getString("state")).isEqualTo("READY");
            switches.remove(id);
        }
    }

    @Test
    void order_whose_commit_was_not_answered_is_no_try_and_rings_nobody() {
        String id = switches.ready();
        replicas.giveTo(second, id);
        AttemptAuthorized order = order("+442079460627", "+493023125627", 30, 600);
        second.gate().loseAnswerToCommitOf(order.attemptId().toString());

        assertThatThrownBy(() -> second.handle(order)).isInstanceOf(SqlFault.class);
        second.handle(order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.DEFERRED);
        assertThat(end.deferReason()).isEqualTo(DeferReason.NO_SWITCH);
        assertThat(wire.facts(order.attemptId()))
                .filteredOn(LegDialing.class::isInstance)
                .hasSize(1);
        assertThat(switches.rings("+442079460627")).isZero();
    }

    private static AttemptAuthorized order(String caller, String callee, int ring, int granted) {
        return Orders.at(Instant.now())
                .caller(caller)
                .target(callee, ring, 600, Set.of(), "sim")
                .granted(granted, false)
                .build();
    }

    private void awaitFact(AttemptAuthorized order, CallFact fact) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> wire.facts(order.attemptId()).contains(fact));
    }

    private long epoch(String switchId) {
        return database.read("SELECT epoch FROM switch_owner WHERE switch_id = $1", UUID.fromString(switchId))
                .getFirst()
                .getLong("epoch");
    }
}
