package io.ringback.messaging;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The outbox, read and emptied by the replica that holds its shards. */
final class OutboxTable {
    private static final Logger LOG = Logger.getLogger(OutboxTable.class);

    /** A delete goes only where this replica is still the holder. */
    private static final String DELETE = """
            DELETE FROM outbox WHERE id = ANY($1)
                AND shard IN (SELECT shard FROM outbox_shard WHERE holder = $2 AND leased_until > now())""";

    private static final String SELECT = """
            SELECT id, shard, topic, key, event_id, type, time, trace, body FROM outbox
            WHERE shard = ANY($1) ORDER BY id LIMIT $2""";

    private static final String STOCK = """
            SELECT count(*) AS pending, min(time) AS oldest, now() AS now
            FROM (SELECT time FROM outbox LIMIT 100000) AS waiting""";

    /** A table that empties itself all the time is walked faster when its dead rows are gone. */
    private static final int DELETES_PER_VACUUM = 5_000;

    private final RelayConnection connection;
    private final UUID holder;
    private int deletedSinceVacuum;
    private volatile boolean vacuuming;

    OutboxTable(RelayConnection connection, UUID holder) {
        this.connection = connection;
        this.holder = holder;
    }

    record Stored(long id, OutboxRow row) {}

    record Stock(long pending, Duration oldestAge) {}

    /**
     * Deletes what was sent and reads what is next, in one round trip.
     *
     * @return in the order of their ids
     */
    List<Stored> advance(List<Long> sent, Collection<Short> shards, int limit) {
        var statements = connection.statements();
        try {
            var deleted = sent.isEmpty() ? null : statements.prepared(DELETE, sent.toArray(Long[]::new), holder);
            var read = statements.prepared(SELECT, shards.toArray(Short[]::new), limit);
            if (deleted != null) {
                deletedSinceVacuum += statements.await(deleted).rowCount();
            }
            var stored = new ArrayList<Stored>();
            statements.await(read).forEach(row -> stored.add(stored(row)));
            return stored;
        } catch (RuntimeException e) {
            connection.reset();
            throw e;
        }
    }

    Stock stock() {
        try {
            var row = connection.statements().queryOne(STOCK).orElseThrow();
            var oldest = row.getOffsetDateTime("oldest");
            var age = oldest == null ? Duration.ZERO : Duration.between(oldest, row.getOffsetDateTime("now"));
            return new Stock(row.getLong("pending"), age.isNegative() ? Duration.ZERO : age);
        } catch (RuntimeException e) {
            connection.reset();
            throw e;
        }
    }

    /** Frees the space of deleted rows if there are many; goes on in the background. */
    void vacuum() {
        if (deletedSinceVacuum < DELETES_PER_VACUUM || vacuuming) {
            return;
        }
        deletedSinceVacuum = 0;
        vacuuming = true;
        connection
                .maintain("VACUUM (TRUNCATE false) outbox")
                .onFailure(e -> LOG.warnf("cause=\"%s\" msg=\"outbox not vacuumed\"", e.getMessage()))
                .onComplete(_ -> vacuuming = false);
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.getLong(0),
                new OutboxRow(
                        row.getShort(1),
                        row.getString(2),
                        row.getString(3),
                        row.getUUID(4),
                        row.getString(5),
                        row.getOffsetDateTime(6).toInstant(),
                        row.getString(7),
                        row.getBuffer(8)));
    }
}
