package io.ringback.engine.attempt;

import io.ringback.contracts.Topic;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How attempts that wait go from the owner of one switch to that of another. The row alone says whose an attempt is: one
 * statement, which names the giver's switch and epoch, leaves it at the other switch with nobody's epoch. There the owner
 * takes it by the order that is told with it, by its sweep, or as it takes the switch over.
 */
@Singleton
public final class Relocations {
    private final Database database;
    private final InstantSource clock;

    Relocations(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Gives these to the switches that stand with them. One that was not the giver's any more stays whose it is, so the
     * same may be given again if the answer was lost.
     *
     * @param epoch of the giver
     * @return those that are not the giver's now; the others would go to a switch that was removed
     */
    public Set<UUID> give(UUID from, long epoch, List<Attempt> moved) {
        return database.inTransaction(tx -> {
            List<Attempt> possible = possible(tx, moved);
            Set<UUID> gone = tx
                    .query(
                            """
                            UPDATE attempt
                            SET switch_id = moved.switch_id, epoch = $6, state = moved.state, changed_at = now()
                            FROM unnest($3::uuid[], $4::uuid[], $5::text[]) AS moved (attempt_id, switch_id, state)
                            WHERE attempt.attempt_id = moved.attempt_id AND attempt.switch_id = $1
                              AND attempt.epoch = $2 AND attempt.state_name = 'WaitingSwitch'
                              AND attempt.ended_at IS NULL
                            RETURNING attempt.attempt_id""",
                            from,
                            epoch,
                            possible.stream().map(Attempt::id).toArray(UUID[]::new),
                            possible.stream().map(Attempt::switchId).toArray(UUID[]::new),
                            possible.stream()
                                    .map(each -> StateJson.write(each.state()))
                                    .toArray(String[]::new),
                            Attempt.NOBODYS)
                    .stream()
                    .map(row -> row.getUUID("attempt_id"))
                    .collect(Collectors.toUnmodifiableSet());
            possible.stream().filter(each -> gone.contains(each.id())).forEach(each -> tell(tx, each));
            return possible.stream().map(Attempt::id).collect(Collectors.toUnmodifiableSet());
        });
    }

    /** A switch cannot be removed any more once it is to get one. */
    private static List<Attempt> possible(Transaction tx, List<Attempt> moved) {
        UUID[] wanted = moved.stream().map(Attempt::switchId).distinct().toArray(UUID[]::new);
        Set<UUID> there =
                tx
                        .query("SELECT switch_id FROM switch WHERE switch_id = ANY($1) FOR KEY SHARE", (Object) wanted)
                        .stream()
                        .map(row -> row.getUUID("switch_id"))
                        .collect(Collectors.toUnmodifiableSet());
        return moved.stream().filter(each -> there.contains(each.switchId())).toList();
    }

    private void tell(Transaction tx, Attempt given) {
        tx.continueTrace(given.trace());
        tx.publish(Topic.SWITCH_ORDERS, SwitchOrders.placing(given, clock.instant()));
    }
}
