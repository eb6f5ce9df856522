package io.ringback.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Remembers events for 8 days, for work that has no natural key to tell a second delivery by. Prefer a natural key: it
 * has no end.
 */
public final class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int KEPT_DAYS = 8;

    /** Housekeeping may fail for this long before events go to the default partition, which still works. */
    private static final int DAYS_AHEAD = 7;

    private static final String PARTITION_NAME = "inbox_";
    private static final int VERSION_WITH_TIME = 7;

    private Inbox() {}

    /**
     * @param consumer who handles it; each consumer handles each event once
     * @return true once per consumer and event, in the first transaction that commits
     */
    public static boolean firstTime(Transaction tx, String consumer, UUID eventId) {
        return tx.execute(
                        "INSERT INTO inbox (consumer, event_id, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                        consumer,
                        eventId,
                        dayOf(eventId))
                == 1;
    }

    /**
     * Makes partitions for the days to come and drops those older than 8 days. To be called once an hour or so; replicas
     * may do it at the same time.
     *
     * @throws SqlFault if a lock is not to be had within 2 s; the next call does it
     */
    public static void housekeep(Database database, Instant now) {
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            var day = today.plusDays(ahead);
            database.runInTransaction(tx -> makePartition(tx, day));
        }
        var oldest = today.minusDays(KEPT_DAYS);
        for (var name : partitions(database)) {
            var day = LocalDate.parse(name.substring(PARTITION_NAME.length()), DateTimeFormatter.BASIC_ISO_DATE);
            if (day.isBefore(oldest)) {
                database.runInTransaction(tx -> dropPartition(tx, name));
            }
        }
        database.runInTransaction(tx -> tx.execute("DELETE FROM inbox_default WHERE day < $1", oldest));
    }

    /** The day in the id, so that every delivery looks into the same partition. */
    static LocalDate dayOf(UUID eventId) {
        // Any fixed day does for ids that hold no time.
        long millis = eventId.version() == VERSION_WITH_TIME ? eventId.getMostSignificantBits() >>> 16 : 0;
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static List<String> partitions(Database database) {
        return database
                .read("SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE i.inhparent = 'inbox'::regclass AND c.relname ~ '^inbox_[0-9]{8}$' ORDER BY 1")
                .stream()
                .map(row -> row.getString("name"))
                .toList();
    }

    private static void makePartition(Transaction tx, LocalDate day) {
        var name = PARTITION_NAME + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        if (!alone(tx) || exists(tx, name)) {
            return;
        }
        tx.execute("LOCK TABLE inbox_default IN ACCESS EXCLUSIVE MODE");
        tx.execute("CREATE TABLE " + name + " (LIKE inbox INCLUDING ALL)");
        // What came for this day before its partition was made.
        tx.execute(
                "WITH early AS (DELETE FROM inbox_default WHERE day = $1 RETURNING *) INSERT INTO " + name
                        + " SELECT * FROM early",
                day);
        tx.execute("ALTER TABLE inbox ATTACH PARTITION " + name + " FOR VALUES FROM ('" + day + "') TO ('"
                + day.plusDays(1) + "')");
        LOG.debugf("partition=%s msg=\"inbox partition made\"", name);
    }

    private static void dropPartition(Transaction tx, String name) {
        if (alone(tx) && exists(tx, name)) {
            tx.execute("DROP TABLE " + name);
            LOG.debugf("partition=%s msg=\"inbox partition dropped\"", name);
        }
    }

    /** The locks stop every consumer, so nobody may wait for them for long. */
    private static boolean alone(Transaction tx) {
        tx.execute("SET LOCAL lock_timeout = '2s'");
        return tx.queryOne("SELECT pg_try_advisory_xact_lock('inbox'::regclass::int) AS mine")
                .orElseThrow()
                .getBoolean("mine");
    }

    private static boolean exists(Transaction tx, String name) {
        return tx.queryOne("SELECT to_regclass($1) IS NOT NULL AS there", name)
                .orElseThrow()
                .getBoolean("there");
    }
}
