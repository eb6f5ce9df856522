package io.ringback.cdr.history;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.messaging.Transaction;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Settlements and their corrections as they came. */
record ChargeTable(Transaction tx) {
    private static final String INSERT = """
            INSERT INTO charge (charge_id, attempt_id, at, type, body)
            SELECT charge_id, attempt_id, at, type, body
            FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[])
                AS arrived (charge_id, attempt_id, at, type, body)
            ORDER BY charge_id
            ON CONFLICT DO NOTHING
            RETURNING charge_id""";

    /** The natural key: an attempt is settled once, a correction has an id of its own. */
    static UUID key(CallCharge charge) {
        return switch (charge) {
            case AttemptSettled settled -> settled.attemptId();
            case ChargeCorrected corrected -> corrected.correctionId();
        };
    }

    /** @return the keys of those that were not there before */
    Set<UUID> insert(Collection<CallCharge> charges) {
        if (charges.isEmpty()) {
            return Set.of();
        }
        return tx
                .query(
                        INSERT,
                        charges.stream().map(ChargeTable::key).toArray(UUID[]::new),
                        charges.stream().map(CallCharge::attemptId).toArray(UUID[]::new),
                        charges.stream()
                                .map(each -> each.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        charges.stream().map(Json::typeOf).toArray(String[]::new),
                        charges.stream().map(StoredMessage::text).toArray(String[]::new))
                .stream()
                .map(row -> row.getUUID("charge_id"))
                .collect(Collectors.toSet());
    }

    Map<UUID, List<CallCharge>> of(Collection<UUID> attempts) {
        return tx
                .query("SELECT body FROM charge WHERE attempt_id = ANY($1)", (Object) attempts.toArray(UUID[]::new))
                .stream()
                .map(row -> StoredMessage.read(Topic.CALL_CHARGES, CallCharge.class, row.getString("body")))
                .collect(Collectors.groupingBy(CallCharge::attemptId));
    }
}
