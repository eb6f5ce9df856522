package io.ringback.engine.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.desk.Desks;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.service.OnServers;
import io.ringback.engine.service.Switches;
import io.ringback.engine.service.Wire;
import io.ringback.engine.switches.Registry;
import io.ringback.messaging.Database;
import io.ringback.messaging.Received;
import io.ringback.messaging.SqlFault;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Calls whose first step is in the table and that nobody handed to their desk. */
@OnServers
class FoundInTableTest {
    @Inject
    AttemptTable table;

    @Inject
    Authorizations authorizations;

    @Inject
    SwitchOrders orders;

    @Inject
    Database database;

    @Inject
    Desks desks;

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    Registry registry;

    @Test
    void waiting_calls_begin_or_end_by_their_deadline_or_by_the_stop_that_was_kept_and_late_orders_change_nothing() {
        UUID switchId = UUID.fromString(switches.ready());
        long epoch = desks.lease(switchId).map(Lease::epoch).orElseThrow();
        AttemptAuthorized begins = order("+442079460503", "+493023125503");
        AttemptAuthorized given = order("+442079460502", "+493023125503");
        AttemptAuthorized late = order("+442079460504", "+493023125504");
        AttemptAuthorized stopped = order("+442079460505", "+493023125505");

        database.runInTransaction(tx -> {
            table.insert(tx, waiting(begins, switchId, epoch, Duration.ofSeconds(60)));
            // By the owner of another switch, which died before anybody was told.
            table.insert(tx, waiting(given, switchId, Attempt.NOBODYS, Duration.ofSeconds(60)));
            table.insert(tx, waiting(late, switchId, epoch, Duration.ZERO));
            table.insert(tx, waiting(stopped, switchId, epoch, Duration.ofSeconds(60)));
            table.keepStop(tx, stopped.attemptId(), StopReason.CANCELLED);
        });

        assertThat(wire.end(begins.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(switches.rings("+442079460503")).isEqualTo(1);
        wire.await(given.attemptId(), LegDialing.class);
        database.runInTransaction(tx -> orders.handle(tx, received(place(given, switchId), Topic.SWITCH_ORDERS)));
        assertThat(wire.end(given.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(switches.rings("+442079460502")).isEqualTo(1);
        assertThat(wire.end(late.attemptId()).deferReason()).isEqualTo(DeferReason.NO_SWITCH);
        assertThat(wire.end(stopped.attemptId()).disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(switches.rings("+442079460504") + switches.rings("+442079460505"))
                .isZero();
    }

    @Test
    void order_that_is_passed_on_with_a_stop_rings_nobody() {
        UUID switchId = UUID.fromString(switches.ready());
        AttemptAuthorized order = order("+442079460506", "+493023125506");
        database.runInTransaction(tx -> {
            table.insert(tx, waiting(order, switchId, 0, Duration.ofSeconds(60)));
            table.keepStop(tx, order.attemptId(), StopReason.SUSPENDED);
        });
        SwitchOrder.Place place = place(order, switchId);

        database.runInTransaction(tx -> orders.handle(tx, received(place, Topic.SWITCH_ORDERS)));

        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(switches.rings("+442079460506")).isZero();
    }

    @Test
    void order_that_is_passed_on_again_leaves_a_call_in_progress_alone() {
        UUID switchId = UUID.fromString(switches.ready());
        AttemptAuthorized order = order("+442079460507", "+493023125507");
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), LegDialing.class);
        SwitchOrder.Place place = place(order, switchId);

        database.runInTransaction(tx -> orders.handle(tx, received(place, Topic.SWITCH_ORDERS)));
        database.runInTransaction(tx -> orders.handle(tx, received(place, Topic.SWITCH_ORDERS)));

        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(switches.rings("+442079460507")).isEqualTo(1);
    }

    @Test
    void call_whose_switch_changed_hands_before_its_commit_is_placed_anew_and_rings_once() {
        UUID switchId = UUID.fromString(switches.ready());
        AttemptAuthorized order = order("+442079460508", "+493023125508");

        AtomicInteger runs = new AtomicInteger();

        database.runInTransaction(tx -> {
            authorizations.handle(tx, received(order, Topic.CALLBACK_AUTHORIZATIONS));
            if (runs.getAndIncrement() == 0) {
                CompletableFuture.runAsync(() -> changeHands(switchId)).join();
            }
        });

        assertThat(runs).hasValue(2);
        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(switches.rings("+442079460508")).isEqualTo(1);
    }

    @Test
    void order_for_a_switch_that_is_removed_before_its_commit_is_not_left_lying_there() {
        UUID switchId = UUID.fromString(switches.limited("removed-soon", Map.of()));
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460509")
                .callerOver("removed-soon")
                .target("+493023125509", 30, 60, Set.of(), "removed-soon")
                .build();
        AtomicInteger runs = new AtomicInteger();

        // As a consumer does: that the switch is gone may be known a moment later.
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(SqlFault.class)
                .until(() -> {
                    database.runInTransaction(tx -> {
                        authorizations.handle(tx, received(order, Topic.CALLBACK_AUTHORIZATIONS));
                        if (runs.getAndIncrement() == 0) {
                            CompletableFuture.runAsync(() -> registry.remove(switchId))
                                    .join();
                        }
                    });
                    return true;
                });

        assertThat(runs).hasValueGreaterThan(1);
        assertThat(wire.end(order.attemptId()).deferReason()).isEqualTo(DeferReason.NO_SWITCH);
        assertThat(switches.rings("+442079460509")).isZero();
    }

    /** Another replica has had it for a moment, and this one has it again. */
    private void changeHands(UUID switchId) {
        long epoch = desks.lease(switchId).map(Lease::epoch).orElseThrow();
        database.runInTransaction(tx -> tx.execute("""
                UPDATE switch_owner SET replica = $2, epoch = epoch + 1, renewed_at = now() - interval '1 minute'
                WHERE switch_id = $1""", switchId, UUID.randomUUID()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> desks.lease(switchId)
                                .filter(each -> each.epoch() > epoch)
                                .isPresent()
                        && desks.ready().stream()
                                .anyMatch(each -> each.target().id().equals(switchId)));
    }

    private static AttemptAuthorized order(String caller, String callee) {
        return Orders.at(Instant.now()).caller(caller).callee(callee).build();
    }

    private static SwitchOrder.Place place(AttemptAuthorized order, UUID switchId) {
        return new SwitchOrder.Place(switchId, order.callbackId(), order.attemptId(), Instant.now(), false, order);
    }

    private static Change waiting(AttemptAuthorized order, UUID switchId, long epoch, Duration patience) {
        Instant now = Instant.now();
        return new Change(
                new Attempt(order, switchId, epoch, null, CallMachine.waiting(now, patience), 0, now, now), List.of());
    }

    private static <M extends Message> Received<M> received(M message, Topic topic) {
        return new Received<>(message, Ids.next(), topic, 0, 0, message.partitionKey(), Instant.now(), null);
    }
}
