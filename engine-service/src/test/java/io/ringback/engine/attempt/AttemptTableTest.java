package io.ringback.engine.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.LegRinging;
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
