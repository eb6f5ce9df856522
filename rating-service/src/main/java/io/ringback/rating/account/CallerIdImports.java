package io.ringback.rating.account;

import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.account.CallerIdSheet.Line;
import io.ringback.rating.sheet.LineErrors;
import io.ringback.rating.snapshot.SnapshotPublisher;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Registers the numbers of a sheet: all of them or none. */
@Singleton
class CallerIdImports {
    private static final Logger LOG = Logger.getLogger(CallerIdImports.class);

    /** The sheet, joined with the accounts there are. */
    private static final String SHEET = """
            WITH sheet AS (
                SELECT s.line, s.number, s.active, a.id AS account_id
                FROM unnest($1::bigint[], $2::text[], $3::text[], $4::boolean[]) AS s (line, account, number, active)
                LEFT JOIN account a ON a.number = s.account AND a.status <> 'CLOSED')
            """;

    private static final String UNKNOWN = SHEET + "SELECT line FROM sheet WHERE account_id IS NULL ORDER BY line";

    private static final String LOCK = """
            SELECT id FROM account WHERE number = ANY ($1) AND status <> 'CLOSED' ORDER BY id FOR NO KEY UPDATE""";

    /** Unless the sheet itself takes the number from whoever has it. */
    private static final String TAKEN = SHEET + """
            SELECT s.line FROM sheet s JOIN caller_number c ON c.number = s.number AND c.active
            WHERE s.active AND c.account_id <> s.account_id AND NOT EXISTS (
                SELECT 1 FROM sheet o WHERE o.account_id = c.account_id AND o.number = c.number AND NOT o.active)
            ORDER BY s.line""";

    private static final String COUNTED = SHEET + """
            SELECT count(*) FILTER (WHERE c.number IS NULL) AS added,
                   count(*) FILTER (WHERE c.active <> s.active) AS changed,
                   count(*) FILTER (WHERE c.active = s.active) AS unchanged
            FROM sheet s LEFT JOIN caller_number c ON c.account_id = s.account_id AND c.number = s.number""";

    /** What becomes inactive first, for another account may take it. */
    private static final String STORE = SHEET + """
            INSERT INTO caller_number (account_id, number, active, created_at, source)
            SELECT account_id, number, active, $5, 'OPERATOR' FROM sheet WHERE active = $6
            ON CONFLICT (account_id, number) DO UPDATE SET active = excluded.active""";

    private static final String FULL = SHEET + """
            SELECT max(s.line) AS line FROM sheet s JOIN account a ON a.id = s.account_id
            WHERE (SELECT count(*) FROM caller_number c WHERE c.account_id = a.id) > a.max_caller_numbers
            GROUP BY a.id ORDER BY 1""";

    private final Database database;
    private final SnapshotPublisher snapshots;
    private final InstantSource clock;

    CallerIdImports(Database database, SnapshotPublisher snapshots, InstantSource clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * What came of a sheet.
     *
     * @param dryRun nothing is stored
     * @param accounts whose numbers the sheet has
     * @param changed known, and active now or no longer
     */
    public record Report(boolean dryRun, long lines, long accounts, long added, long changed, long unchanged) {}

    /** @throws io.ringback.edge.problem.ProblemException 400 naming each bad line; then nothing is stored */
    Report run(CallerIdSheet sheet, InputStream body, boolean dryRun, String by) {
        var errors = new LineErrors();
        var lines = sheet.read(body, errors);
        try {
            // Those that cannot be read are no lines to store, and were lines of the sheet.
            long read = lines.size() + errors.count();
            var report = database.inTransaction(tx -> store(tx, sheet, lines, read, errors, dryRun));
            LOG.infof(
                    "lines=%d added=%d changed=%d by=%s msg=\"caller-ids imported\"",
                    report.lines(), report.added(), report.changed(), by);
            return report;
        } catch (Compared compared) {
            return compared.report;
        }
    }

    private Report store(
            Transaction tx, CallerIdSheet sheet, List<Line> lines, long read, LineErrors errors, boolean dryRun) {
        var locked = tx.query(LOCK, (Object) each(lines, Line::account).toArray(String[]::new)).stream()
                .map((Row row) -> row.getUUID("id"))
                .toList();
        complain(tx, UNKNOWN, lines, errors, sheet.accountColumn(), "is no account's number");
        complain(tx, TAKEN, lines, errors, sheet.numberColumn(), "is active on another account");
        stopIfWrong(read, errors);
        var counted = tx.queryOne(COUNTED, arrays(lines)).orElseThrow();
        for (boolean active : new boolean[] {false, true}) {
            var arrays = arrays(lines);
            tx.execute(STORE, arrays[0], arrays[1], arrays[2], arrays[3], clock.instant(), active);
        }
        complain(tx, FULL, lines, errors, sheet.accountColumn(), "may not have so many numbers");
        stopIfWrong(read, errors);
        var report = new Report(
                dryRun,
                lines.size(),
                locked.size(),
                counted.getLong("added"),
                counted.getLong("changed"),
                counted.getLong("unchanged"));
        if (dryRun) {
            throw new Compared(report);
        }
        for (UUID account : locked) {
            snapshots.publish(tx, account);
        }
        return report;
    }

    private static void complain(
            Transaction tx, String sql, List<Line> lines, LineErrors errors, String column, String message) {
        tx.query(sql, arrays(lines)).forEach(row -> errors.add(row.getLong("line"), column, message));
    }

    private static void stopIfWrong(long read, LineErrors errors) {
        if (errors.any()) {
            throw errors.problem(read);
        }
    }

    private static Object[] arrays(List<Line> lines) {
        return new Object[] {
            each(lines, Line::line).toArray(Long[]::new),
            each(lines, Line::account).toArray(String[]::new),
            each(lines, Line::number).toArray(String[]::new),
            each(lines, Line::active).toArray(Boolean[]::new)
        };
    }

    private static <T> List<T> each(List<Line> lines, Function<Line, T> part) {
        return lines.stream().map(part).toList();
    }

    /** Ends a dry run: all is rolled back. */
    private static final class Compared extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Report report;

        Compared(Report report) {
            super("a dry run stores nothing", null, false, false);
            this.report = report;
        }
    }
}
