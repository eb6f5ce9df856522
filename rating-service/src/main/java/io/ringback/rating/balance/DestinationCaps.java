package io.ringback.rating.balance;

import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.CapRoom.Destination;
import io.ringback.rating.authorization.SpendWindow;
import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Spend caps by destination, in SQL; only accounts that have some come here, and their row is locked. */
final class DestinationCaps {
    /** Cast, as PostgreSQL takes what is compared with 0 for an integer. */
    private static final String CHANGE = """
            UPDATE destination_cap SET held = held + $3
            WHERE account_id = $1 AND prefix = $2 AND ($3::numeric <= 0 OR
                  held + $3 + CASE WHEN day_began >= $4 THEN charged ELSE 0 END <= per_day)""";

    /** What is given back was worked out anew; it must not fail for a rounding that has changed since. */
    private static final String END = """
            UPDATE destination_cap SET held = greatest(0, held - $3),
                charged = CASE WHEN day_began >= $5 THEN charged ELSE 0 END + $4, day_began = greatest(day_began, $5)
            WHERE account_id = $1 AND prefix = $2""";

    private static final String RECOUNT = """
            UPDATE destination_cap SET charged = greatest(0, charged + $3)
            WHERE account_id = $1 AND prefix = ANY ($2) AND day_began <= $4""";

    private DestinationCaps() {}

    static List<Destination> read(Transaction tx, UUID accountId, SpendWindow window) {
        return tx.query("SELECT * FROM destination_cap WHERE account_id = $1 ORDER BY prefix", accountId).stream()
                .map(row -> destination(row, window))
                .toList();
    }

    static void change(Transaction tx, LockedAccount account, Map<String, Long> before, Map<String, Long> after) {
        var prefixes = new HashSet<>(before.keySet());
        prefixes.addAll(after.keySet());
        for (String prefix : prefixes) {
            long delta = after.getOrDefault(prefix, 0L) - before.getOrDefault(prefix, 0L);
            tx.laterOne(
                    "the destination's spend cap does not allow what was decided: "
                            + account.payer().id(),
                    CHANGE,
                    account.payer().id(),
                    prefix,
                    Micros.decimal(delta),
                    account.window().day());
        }
    }

    static void end(Transaction tx, LockedAccount account, Ending ending) {
        var prefixes = new HashSet<>(ending.reserved().keySet());
        prefixes.addAll(ending.chargedTo());
        for (String prefix : prefixes) {
            long charged = ending.chargedTo().contains(prefix) ? ending.chargedMicros() : 0;
            long reserved = ending.holdOpen() ? ending.reserved().getOrDefault(prefix, 0L) : 0;
            tx.later(
                    END,
                    account.payer().id(),
                    prefix,
                    Micros.decimal(reserved),
                    Micros.decimal(charged),
                    account.window().day());
        }
    }

    /** See {@link AccountRows#recount}. */
    static void recount(
            Transaction tx, LockedAccount account, long moreMicros, Instant takenAt, List<String> destinations) {
        if (!destinations.isEmpty()) {
            tx.later(
                    RECOUNT,
                    account.payer().id(),
                    destinations.toArray(String[]::new),
                    Micros.decimal(moreMicros),
                    takenAt);
        }
    }

    private static Destination destination(Row row, SpendWindow window) {
        Instant began = row.getOffsetDateTime("day_began").toInstant();
        long charged = began.isBefore(window.day()) ? 0 : Micros.of(row.getBigDecimal("charged"));
        return new Destination(
                row.getString("prefix"),
                Micros.of(row.getBigDecimal("per_day")) - Micros.of(row.getBigDecimal("held")) - charged);
    }
}
