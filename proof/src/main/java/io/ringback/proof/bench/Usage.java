package io.ringback.proof.bench;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the stack has used up to a moment.
 *
 * @param cpuMillis by process
 * @param compilerMillis the JVMs' compilers' part of it
 * @param transactions by database, those that only read included
 * @param walBytes written ahead by PostgreSQL
 */
record Usage(
        Map<String, Long> cpuMillis, Map<String, Long> compilerMillis, Map<String, Long> transactions, long walBytes) {
    private static final String TRANSACTIONS = """
            SELECT datname, xact_commit + xact_rollback AS transactions FROM pg_stat_database
            WHERE datname IN ('trigger', 'rating', 'engine', 'cdr')""";

    static Usage of(Stack stack) throws SQLException {
        var processes = new ProcessTable(stack.home());
        var transactions = new TreeMap<String, Long>();
        long wal;
        try (var connection = stack.reading("trigger");
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(TRANSACTIONS)) {
                while (rows.next()) {
                    transactions.put(rows.getString("datname"), rows.getLong("transactions"));
                }
            }
            try (var rows = statement.executeQuery("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS bytes")) {
                rows.next();
                wal = rows.getLong("bytes");
            }
        }
        return new Usage(processes.cpuMillis(), processes.compilerMillis(), transactions, wal);
    }

    /** What was used since; a process that was started anew counts from its start. */
    Usage since(Usage before) {
        return new Usage(
                difference(cpuMillis, before.cpuMillis),
                difference(compilerMillis, before.compilerMillis),
                difference(transactions, before.transactions),
                walBytes - before.walBytes);
    }

    private static Map<String, Long> difference(Map<String, Long> after, Map<String, Long> before) {
        var difference = new TreeMap<String, Long>();
        after.forEach((name, value) -> {
            long earlier = before.getOrDefault(name, 0L);
            difference.put(name, value >= earlier ? value - earlier : value);
        });
        return difference;
    }
}
