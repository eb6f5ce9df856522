package io.ringback.engine.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.Orders;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.Effect.Emit;
import io.ringback.engine.service.OnServers;
import io.ringback.messaging.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnServers
class AttemptTableTest {
    @Inject
    AttemptTable table;

    @Inject
    Database database;

    @Test
    void dial_of_an_owner_that_has_been_followed_by_another_is_not_written() {
        Instant now = Instant.now();
        UUID switchId = ownedBySomebody(7);
        try {
            Change late = dialling(now, switchId, 6);
            Change timely = dialling(now, switchId, 7);
            List.of(late, timely)
                    .forEach(each -> database.runInTransaction(tx -> table.insert(
                            tx, new Change(each.attempt().at(each.attempt().state(), 0, now), List.of()))));

            assertThatThrownBy(() -> table.update(List.of(late))).isInstanceOf(AttemptTable.Outdated.class);
            table.update(List.of(timely));

            assertThat(table.unwritten(List.of(late, timely))).containsExactly(late);
            assertThat(database.read("SELECT epoch FROM dial_intent WHERE switch_id = $1", switchId))
                    .extracting(row -> row.getLong("epoch"))
                    .containsExactly(7L);
        } finally {
            database.runInTransaction(tx -> tx.execute("DELETE FROM switch WHERE switch_id = $1", switchId));
        }
    }

    /** A switch nobody here may take for a day. */
    private UUID ownedBySomebody(long epoch) {
        UUID switchId = Ids.next();
        database.runInTransaction(tx -> {
            tx.execute("""
                    INSERT INTO switch (switch_id, name, host, port, username, secret, switch_group, weight, trunks,
                                        created_at)
                    VALUES ($1, $2, '127.0.0.1', 1, 'nobody', '', 'nowhere', 1, '[]', now())""", switchId, switchId.toString());
            tx.execute("""
                    INSERT INTO switch_owner (switch_id, replica, epoch, renewed_at)
                    VALUES ($1, $2, $3, now() + interval '1 day')
                    ON CONFLICT (switch_id) DO UPDATE SET replica = $2, epoch = $3, renewed_at = EXCLUDED.renewed_at""", switchId, Ids.next(), epoch);
        });
        return switchId;
    }

    private static Change dialling(Instant now, UUID switchId, long epoch) {
        AttemptAuthorized order = Orders.at(now).build();
        Attempt attempt =
                new Attempt(order, switchId, epoch, null, CallMachine.waiting(now, Duration.ofHours(1)), 1, now, now);
        return new Change(
                attempt,
                List.of(new Emit(
                        now,
                        new LegDialing(
                                Leg.CALLER,
                                1,
                                order.caller().party(),
                                "sim",
                                switchId.toString(),
                                "rb-local-" + order.attemptId() + "-caller-1"))));
    }

    @Test
    void step_whose_answer_was_lost_is_known_as_written() {
        Instant now = Instant.now();
        Attempt begun = new Attempt(
                Orders.at(now).build(),
                new UUID(1, 1),
                1,
                null,
                CallMachine.waiting(now, Duration.ofHours(1)),
                0,
                now,
                now);
        database.runInTransaction(tx -> table.insert(tx, new Change(begun, List.of())));
        Change step =
                new Change(begun.at(begun.state(), 1, now), List.of(new Emit(now, new LegRinging(Leg.CALLER, 1))));

        List<Change> before = table.unwritten(List.of(step));
        table.update(before);
        List<Change> after = table.unwritten(List.of(step));

        assertThat(before).containsExactly(step);
        assertThat(after).isEmpty();
    }
}
