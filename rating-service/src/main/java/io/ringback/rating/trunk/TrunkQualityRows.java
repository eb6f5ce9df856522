package io.ringback.rating.trunk;

import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.rating.routing.TrunkRecord;
import io.ringback.rating.trunk.TrunkTally.Bucket;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Counts of trunks in SQL. */
@Singleton
class TrunkQualityRows {
    private static final String ADD = """
            INSERT INTO trunk_quality AS known
                (trunk, bucket, dials, rung, answered, talk_millis, post_dial_delay_millis, failovers)
            SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
                                 $7::bigint[], $8::bigint[])
            ON CONFLICT (trunk, bucket) DO UPDATE SET
                dials = known.dials + EXCLUDED.dials,
                rung = known.rung + EXCLUDED.rung,
                answered = known.answered + EXCLUDED.answered,
                talk_millis = known.talk_millis + EXCLUDED.talk_millis,
                post_dial_delay_millis = known.post_dial_delay_millis + EXCLUDED.post_dial_delay_millis,
                failovers = known.failovers + EXCLUDED.failovers""";

    private static final String SINCE = """
            SELECT trunk, sum(dials)::bigint AS dials, sum(rung)::bigint AS rung, sum(answered)::bigint AS answered,
                   sum(talk_millis)::bigint AS talk_millis,
                   sum(post_dial_delay_millis)::bigint AS post_dial_delay_millis, sum(failovers)::bigint AS failovers
            FROM trunk_quality WHERE bucket > $1 GROUP BY trunk""";

    /** Adds to what is there; in one order, so that two replicas never wait for each other. */
    void add(Transaction tx, Map<Bucket, TrunkRecord> counted) {
        var order = Comparator.comparing(Bucket::trunk).thenComparing(Bucket::from);
        var buckets = counted.keySet().stream().sorted(order).toList();
        var records = buckets.stream().map(counted::get).toList();
        tx.execute(
                ADD,
                buckets.stream().map(Bucket::trunk).toArray(String[]::new),
                buckets.stream()
                        .map(bucket -> bucket.from().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new),
                each(records, TrunkRecord::dials),
                each(records, TrunkRecord::rung),
                each(records, TrunkRecord::answered),
                each(records, TrunkRecord::talkMillis),
                each(records, TrunkRecord::postDialDelayMillis),
                each(records, TrunkRecord::failovers));
    }

    /** All buckets that begin after this moment together, by trunk. */
    Map<String, TrunkRecord> since(Statements sql, Instant moment) {
        var records = new HashMap<String, TrunkRecord>();
        sql.query(SINCE, moment).forEach(row -> records.put(row.getString("trunk"), record(row)));
        return records;
    }

    void forgetBefore(Transaction tx, Instant moment) {
        tx.execute("DELETE FROM trunk_quality WHERE bucket < $1", moment);
    }

    private static Long[] each(List<TrunkRecord> records, ToLongFunction<TrunkRecord> part) {
        return records.stream().mapToLong(part).boxed().toArray(Long[]::new);
    }

    private static TrunkRecord record(Row row) {
        return new TrunkRecord(
                row.getLong("dials"),
                row.getLong("rung"),
                row.getLong("answered"),
                row.getLong("talk_millis"),
                row.getLong("post_dial_delay_millis"),
                row.getLong("failovers"));
    }
}
