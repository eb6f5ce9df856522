package io.ringback.engine.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.CallFact.AttemptQueued;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.Effect.Emit;
import io.ringback.engine.call.Step;
import io.ringback.engine.call.WaitingSwitch;
import io.ringback.engine.desk.Desks;
import io.ringback.engine.service.OnServers;
import io.ringback.engine.service.Switches;
import io.ringback.engine.service.Wire;
import io.ringback.messaging.Database;
import io.ringback.messaging.Received;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts that wait go to another switch: who may send them, and who may take them. */
@OnServers
@SuppressWarnings("NullAway.Init")
class RelocationsTest {
    /** A switch nobody works here. */
    private static final UUID FROM = new UUID(4, 1);

    private static final long EPOCH = 5;

    @Inject
    AttemptTable table;

    @Inject
    Relocations relocations;

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

    private UUID to;

    @BeforeEach
    void begin() {
        to = UUID.fromString(switches.ready());
    }

    @Test
    void only_the_owner_gives_an_attempt_away_and_writes_nothing_of_it_afterwards() {
        Attempt waiting = stored(new WaitingSwitch(Instant.now()));
        Attempt moved = waiting.movedTo(to, new WaitingSwitch(Instant.now()));

        relocations.give(FROM, EPOCH - 1, List.of(moved));
        UUID before = switchOf(waiting);
        relocations.give(FROM, EPOCH, List.of(moved));

        assertThat(before).isEqualTo(FROM);
        assertThat(switchOf(waiting)).isEqualTo(to);
        Change late = new Change(
                waiting.at(waiting.state(), 1, Instant.now()),
                List.of(new Emit(Instant.now(), new AttemptQueued(1, null))));
        assertThatThrownBy(() -> table.update(List.of(late))).isInstanceOf(AttemptTable.Outdated.class);
        assertThat(wire.end(waiting.id()).deferReason())
                .as("its wait was over when it arrived")
                .isEqualTo(DeferReason.NO_SWITCH);
    }

    @Test
    void owner_of_another_switch_with_the_same_epoch_writes_nothing() {
        Attempt waiting = stored(new WaitingSwitch(Instant.now().plusSeconds(60)));
        Attempt others = new Attempt(
                waiting.order(), to, EPOCH, null, waiting.state(), 0, waiting.createdAt(), waiting.changedAt());

        assertThatThrownBy(() -> table.update(List.of(new Change(others, List.of()))))
                .isInstanceOf(AttemptTable.Outdated.class);

        end(waiting);
    }

    @Test
    void attempt_that_was_given_already_is_not_taken_back_by_giving_it_again() {
        Attempt waiting = stored(new WaitingSwitch(Instant.now()));
        Attempt moved = waiting.movedTo(to, new WaitingSwitch(Instant.now()));
        relocations.give(FROM, EPOCH, List.of(moved));
        wire.end(waiting.id());

        assertThat(relocations.give(FROM, EPOCH, List.of(moved))).containsExactly(waiting.id());

        assertThat(wire.facts(waiting.id())).hasSize(1);
        assertThat(find(waiting)).isEmpty();
    }

    @Test
    void call_that_has_begun_and_one_whose_new_switch_is_removed_stay() {
        AttemptAuthorized order = order();
        Instant now = Instant.now();
        Step step = CallMachine.start(desks.call(attempt(order, to, new WaitingSwitch(now), now)), now);
        Attempt begun = stored(order, step.next());
        Attempt waiting = stored(new WaitingSwitch(now.plusSeconds(60)));

        assertThat(relocations.give(
                        FROM,
                        EPOCH,
                        List.of(
                                begun.movedTo(to, new WaitingSwitch(now)),
                                waiting.movedTo(new UUID(4, 2), new WaitingSwitch(now)))))
                .containsExactly(begun.id());

        assertThat(switchOf(begun)).isEqualTo(FROM);
        assertThat(switchOf(waiting)).isEqualTo(FROM);
        end(begun);
        end(waiting);
    }

    @Test
    void attempt_that_has_gone_on_is_not_taken_by_the_switch_it_was_to_come_to() {
        Attempt waiting = stored(new WaitingSwitch(Instant.now().plusSeconds(60)));
        SwitchOrder.Place late = new SwitchOrder.Place(
                to, waiting.order().callbackId(), waiting.id(), Instant.now(), false, waiting.order());

        database.runInTransaction(tx -> orders.handle(
                tx,
                new Received<>(late, Ids.next(), Topic.SWITCH_ORDERS, 0, 0, late.partitionKey(), Instant.now(), null)));

        Attempt after = find(waiting).orElseThrow();
        assertThat(after.switchId()).isEqualTo(FROM);
        assertThat(after.epoch()).isEqualTo(EPOCH);
        end(waiting);
    }

    @Test
    void stop_that_is_kept_while_an_attempt_is_on_its_way_ends_it_where_it_arrives() {
        Attempt waiting = stored(new WaitingSwitch(Instant.now().plusSeconds(60)));
        database.runInTransaction(tx -> table.keepStop(tx, waiting.id(), StopReason.CANCELLED));

        relocations.give(FROM, EPOCH, List.of(waiting.movedTo(to, waiting.state())));

        assertThat(wire.end(waiting.id()).endReason()).isEqualTo(EndReason.CANCELLED);
    }

    private Attempt stored(CallState state) {
        return stored(order(), state);
    }

    private Attempt stored(AttemptAuthorized order, CallState state) {
        Attempt attempt = attempt(order, FROM, state, Instant.now());
        database.runInTransaction(tx -> table.insert(tx, new Change(attempt, List.of())));
        return attempt;
    }

    private static Attempt attempt(AttemptAuthorized order, UUID switchId, CallState state, Instant now) {
        return new Attempt(order, switchId, EPOCH, null, state, 0, now, now);
    }

    private static AttemptAuthorized order() {
        return Orders.at(Instant.now())
                .caller("+442079460915")
                .callee("+493023125926")
                .build();
    }

    private Optional<Attempt> find(Attempt attempt) {
        return database.read(statements -> table.find(statements, attempt.id()));
    }

    private UUID switchOf(Attempt attempt) {
        return database.read("SELECT switch_id FROM attempt WHERE attempt_id = $1", attempt.id())
                .getFirst()
                .getUUID("switch_id");
    }

    /** What nobody works ends by nobody. */
    private void end(Attempt attempt) {
        database.runInTransaction(tx -> tx.execute("DELETE FROM attempt WHERE attempt_id = $1", attempt.id()));
    }
}
