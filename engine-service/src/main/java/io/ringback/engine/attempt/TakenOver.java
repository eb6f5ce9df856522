package io.ringback.engine.attempt;

import io.ringback.contracts.values.StopReason;
import io.vertx.sqlclient.Row;
import java.util.Optional;

/** A living attempt as it stands in the table, and why it must end, if somebody said so. */
public record TakenOver(Attempt attempt, Optional<StopReason> stop) {
    static TakenOver of(Row row) {
        return new TakenOver(AttemptTable.read(row), stop(row));
    }

    static Optional<StopReason> stop(Row row) {
        return Optional.ofNullable(row.getString("stop")).map(StopReason::valueOf);
    }
}
