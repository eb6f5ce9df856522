package io.ringback.rating.bundle;

import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.FreeAllowance;
import io.ringback.rating.authorization.FreeAllowances;
import io.ringback.rating.authorization.FreePart;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What calls keep and use of packages, in SQL. Whoever comes here has locked the account's row, so that what was read is
 * what there is; the table refuses all the same to give out more than a package has.
 */
public final class PackageUses {
    private static final String LEFT = """
            SELECT k.*, k.quantity - coalesce(p.reserved + p.used, 0) AS remaining
            FROM package_at($2) k LEFT JOIN package_period p ON p.package_id = k.id AND p.began = k.period
            WHERE k.account_id = $1 ORDER BY k.period_ends NULLS LAST, k.id""";

    private static final String OPEN_PERIOD = """
            INSERT INTO package_period (package_id, began, quantity)
            SELECT id, $2, quantity FROM package WHERE id = $1 ON CONFLICT DO NOTHING""";

    private static final String RESERVE =
            "UPDATE package_period SET reserved = reserved + $3 WHERE package_id = $1 AND began = $2";

    private static final String KEEP = """
            INSERT INTO package_use (attempt_id, package_id, period, reserved, used) VALUES ($1, $2, $3, $4, 0)
            ON CONFLICT (attempt_id, package_id, period) DO UPDATE SET reserved = excluded.reserved""";

    private static final String GIVE_BACK = """
            UPDATE package_period p SET reserved = p.reserved - u.reserved FROM package_use u
            WHERE u.attempt_id = $1 AND u.reserved > 0 AND p.package_id = u.package_id AND p.began = u.period""";

    private static final String KEEP_NOTHING = "UPDATE package_use SET reserved = 0 WHERE attempt_id = $1";

    /** So many more, or fewer where a correction gives some back. */
    private static final String USE = "UPDATE package_period SET used = used + $3 WHERE package_id = $1 AND began = $2";

    private static final String USED = """
            UPDATE package_use SET used = used + $4 WHERE attempt_id = $1 AND package_id = $2 AND period = $3""";

    private static final String USED_BY = """
            SELECT u.*, k.kind FROM package_use u JOIN package k ON k.id = u.package_id
            WHERE u.attempt_id = $1 AND u.used > 0""";

    private PackageUses() {}

    /**
     * What the account's packages still cover at a moment.
     *
     * @param at by whose month they are looked at
     */
    public static FreeAllowances left(Statements sql, UUID accountId, Instant at) {
        return new FreeAllowances(sql.query(LEFT, accountId, at).stream()
                .map(PackageUses::allowance)
                .toList());
    }

    /** Keeps these for a call that keeps nothing yet; its attempt's row is written before. */
    public static void reserve(Transaction tx, UUID attemptId, List<FreePart> parts) {
        for (FreePart part : inOrder(parts)) {
            long units = part.units(part.seconds());
            tx.later(OPEN_PERIOD, part.packageId(), part.period());
            tx.laterOne(complaint(part), RESERVE, part.packageId(), part.period(), units);
            tx.later(KEEP, attemptId, part.packageId(), part.period(), units);
        }
    }

    /** Gives back all that is kept for a call. */
    public static void giveBack(Transaction tx, UUID attemptId) {
        tx.later(GIVE_BACK, attemptId);
        tx.later(KEEP_NOTHING, attemptId);
    }

    /** A call that kept something has ended: it used these, and keeps nothing more. */
    public static void use(Transaction tx, UUID attemptId, List<FreePart> used) {
        giveBack(tx, attemptId);
        for (FreePart part : inOrder(used)) {
            change(tx, attemptId, part, part.units(part.seconds()));
        }
    }

    /** What an ended call used, no more than which it may use after a correction. */
    public static List<Used> usedBy(Statements sql, UUID attemptId) {
        return sql.query(USED_BY, attemptId).stream().map(PackageUses::used).toList();
    }

    /** A correction found that it used these alone; what it used before is given back as far as it was more. */
    public static void correct(Transaction tx, UUID attemptId, List<Used> before, List<FreePart> after) {
        for (Used one : before) {
            long units = after.stream()
                    .filter(part -> part.packageId().equals(one.packageId())
                            && part.period().equals(one.period()))
                    .mapToLong(part -> part.units(part.seconds()))
                    .sum();
            if (units != one.units()) {
                var part = new FreePart(one.packageId(), one.period(), one.kind(), one.units());
                change(tx, attemptId, part, units - one.units());
            }
        }
    }

    /**
     * What a call has used of a package.
     *
     * @param units seconds or calls
     */
    public record Used(UUID packageId, Instant period, FreePart.Kind kind, long units) {
        /** What of this part was used, if it is one of this package. */
        long secondsOf(FreePart part) {
            boolean same = packageId.equals(part.packageId()) && period.equals(part.period());
            return !same ? 0 : kind == FreePart.Kind.CALLS ? part.seconds() : Math.min(units, part.seconds());
        }
    }

    /** Those parts of what was pinned that were used. */
    public static List<FreePart> asUsed(List<FreePart> pinned, List<Used> used) {
        var parts = new ArrayList<FreePart>();
        for (FreePart part : pinned) {
            long seconds = used.stream().mapToLong(one -> one.secondsOf(part)).sum();
            if (seconds > 0) {
                parts.add(new FreePart(part.packageId(), part.period(), part.kind(), seconds));
            }
        }
        return parts;
    }

    private static void change(Transaction tx, UUID attemptId, FreePart part, long units) {
        tx.laterOne(complaint(part), USE, part.packageId(), part.period(), units);
        tx.laterOne(complaint(part), USED, attemptId, part.packageId(), part.period(), units);
    }

    private static String complaint(FreePart part) {
        return "the package does not have what was decided: " + part.packageId();
    }

    /** One order for all. */
    private static List<FreePart> inOrder(List<FreePart> parts) {
        return parts.stream()
                .sorted(Comparator.comparing(FreePart::packageId).thenComparing(FreePart::period))
                .toList();
    }

    private static FreeAllowance allowance(Row row) {
        var perCall = row.getInteger("seconds_per_call");
        return new FreeAllowance(
                row.getUUID("id"),
                row.getOffsetDateTime("period").toInstant(),
                FreePart.Kind.valueOf(row.getString("kind")),
                row.getLong("remaining"),
                perCall == null ? Long.MAX_VALUE : perCall,
                List.of(row.getArrayOfStrings("prefixes")));
    }

    private static Used used(Row row) {
        return new Used(
                row.getUUID("package_id"),
                row.getOffsetDateTime("period").toInstant(),
                FreePart.Kind.valueOf(row.getString("kind")),
                row.getLong("used"));
    }
}
