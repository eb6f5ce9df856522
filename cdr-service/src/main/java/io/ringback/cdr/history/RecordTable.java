package io.ringback.cdr.history;

import io.ringback.cdr.record.Outcome;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.messaging.Transaction;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The call detail records, the latest version of each. */
record RecordTable(Transaction tx) {
    private static final String UPSERT = """
            INSERT INTO cdr (attempt_id, callback_id, account_id, version, sandbox, ended_at, outcome, amount, currency,
                             body, campaign)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::boolean[], $6::timestamptz[],
                                 $7::text[], $8::numeric[], $9::text[], $10::text[], $11::text[])
            ON CONFLICT (attempt_id) DO UPDATE SET
                account_id = EXCLUDED.account_id,
                version = EXCLUDED.version,
                ended_at = EXCLUDED.ended_at,
                outcome = EXCLUDED.outcome,
                amount = EXCLUDED.amount,
                currency = EXCLUDED.currency,
                body = EXCLUDED.body
            WHERE cdr.version < EXCLUDED.version
            RETURNING attempt_id""";

    /** @return the attempts whose record is new or of a higher version than before */
    Set<UUID> upsert(Collection<CallDetailRecord> records) {
        if (records.isEmpty()) {
            return Set.of();
        }
        return tx
                .query(
                        UPSERT,
                        records.stream().map(CallDetailRecord::attemptId).toArray(UUID[]::new),
                        records.stream().map(CallDetailRecord::callbackId).toArray(UUID[]::new),
                        records.stream().map(CallDetailRecord::accountId).toArray(UUID[]::new),
                        records.stream().map(CallDetailRecord::version).toArray(Integer[]::new),
                        records.stream().map(CallDetailRecord::sandbox).toArray(Boolean[]::new),
                        records.stream()
                                .map(each -> each.endedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        records.stream().map(Outcome::of).toArray(String[]::new),
                        records.stream().map(each -> each.amount().amount()).toArray(BigDecimal[]::new),
                        records.stream().map(each -> each.amount().currency()).toArray(String[]::new),
                        records.stream().map(StoredMessage::text).toArray(String[]::new),
                        records.stream().map(each -> each.request().campaign()).toArray(String[]::new))
                .stream()
                .map(row -> row.getUUID("attempt_id"))
                .collect(Collectors.toSet());
    }
}
