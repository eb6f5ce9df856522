package io.ringback.cdr.campaign;

import io.ringback.messaging.Transaction;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The attempts of campaigns, each by the latest version of its record. */
record CallTable(Transaction tx) {
    private static final String UPSERT = """
            INSERT INTO campaign_call (attempt_id, callback_id, campaign, number, requested_at, version, counted,
                                       talk_seconds)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::integer[],
                                 $7::boolean[], $8::integer[])
            ON CONFLICT (attempt_id) DO UPDATE SET
                version = EXCLUDED.version, counted = EXCLUDED.counted, talk_seconds = EXCLUDED.talk_seconds
            WHERE campaign_call.version < EXCLUDED.version""";

    void upsert(List<CountedCall> calls, Map<String, Definition> campaigns) {
        tx.later(
                UPSERT,
                calls.stream().map(call -> call.record().attemptId()).toArray(UUID[]::new),
                calls.stream().map(call -> call.record().callbackId()).toArray(UUID[]::new),
                calls.stream().map(CountedCall::campaign).toArray(String[]::new),
                calls.stream().map(CountedCall::number).toArray(String[]::new),
                calls.stream()
                        .map(call -> call.record().request().requestedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new),
                calls.stream().map(call -> call.record().version()).toArray(Integer[]::new),
                calls.stream()
                        .map(call -> call.counts(Objects.requireNonNull(campaigns.get(call.campaign()))
                                .counts()))
                        .toArray(Boolean[]::new),
                calls.stream()
                        .map(call -> Math.toIntExact(call.record().talkSeconds()))
                        .toArray(Integer[]::new));
    }
}
