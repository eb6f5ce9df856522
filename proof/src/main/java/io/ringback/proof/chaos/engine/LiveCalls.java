package io.ringback.proof.chaos.engine;

import io.ringback.proof.audit.StackAccess;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the databases say of calls, as they stand and as they ended. Reads only. */
final class LiveCalls implements AutoCloseable {
    private static final String AUDITOR = "auditor";

    /** Only calls the owner has taken over already: the others are no longer the one's and not yet the other's. */
    private static final String LIVE = """
        SELECT a.attempt_id, a.switch_id, a.epoch, a.state_name,
               a.state_name = 'Talking' AND (a.state::jsonb -> 'talk' ->> 'asking')::boolean AS asking
        FROM attempt a JOIN switch_owner o ON o.switch_id = a.switch_id AND o.epoch = a.epoch
        WHERE a.ended_at IS NULL\
        """;

    private static final String OUTCOMES = """
        SELECT outcome || coalesce(' ' || nullif(body::jsonb ->> 'endReason', 'HANGUP'), '') AS ended, count(*) AS calls
        FROM cdr WHERE attempt_id = ANY (?) GROUP BY 1\
        """;

    private final Connection engine;
    private final Connection history;

    LiveCalls(StackAccess access) {
        this.engine = open(access, "engine");
        this.history = open(access, "cdr");
    }

    /** Those that some engine works now. */
    List<EngineCall> now() {
        try (var statement = engine.createStatement();
                var rows = statement.executeQuery(LIVE)) {
            var calls = new ArrayList<EngineCall>();
            while (rows.next()) {
                calls.add(new EngineCall(
                        rows.getObject("attempt_id", UUID.class),
                        new Holding(rows.getObject("switch_id", UUID.class), rows.getLong("epoch")),
                        Phase.of(rows.getString("state_name"), rows.getBoolean("asking"))));
            }
            return calls;
        } catch (SQLException e) {
            throw new IllegalStateException("the engine's calls cannot be read: " + e.getMessage(), e);
        }
    }

    /** All attempts that have not ended, whoever has them. */
    List<UUID> unended() {
        try (var statement = engine.createStatement();
                var rows = statement.executeQuery("SELECT attempt_id FROM attempt WHERE ended_at IS NULL")) {
            var attempts = new ArrayList<UUID>();
            while (rows.next()) {
                attempts.add(rows.getObject(1, UUID.class));
            }
            return attempts;
        } catch (SQLException e) {
            throw new IllegalStateException("the engine's calls cannot be read: " + e.getMessage(), e);
        }
    }

    /** How these ended, by their records: the disposition, and why where the two did not simply hang up. */
    Map<String, Long> outcomes(Iterable<UUID> attempts) {
        var ids = new ArrayList<UUID>();
        attempts.forEach(ids::add);
        try (var statement = history.prepareStatement(OUTCOMES)) {
            statement.setArray(1, history.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                var outcomes = new TreeMap<String, Long>();
                while (rows.next()) {
                    outcomes.put(rows.getString("ended"), rows.getLong("calls"));
                }
                long missing = ids.size()
                        - outcomes.values().stream().mapToLong(Long::longValue).sum();
                if (missing > 0) {
                    outcomes.put("no record", missing);
                }
                return outcomes;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the records cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (engine;
                history) {
            // Both are closed, whatever the other does.
        } catch (SQLException e) {
            throw new IllegalStateException("a connection does not close", e);
        }
    }

    private static Connection open(StackAccess access, String database) {
        var uri = URI.create(access.postgres().replace("{database}", database));
        try {
            var url = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
            return DriverManager.getConnection(url, AUDITOR, AUDITOR);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database + " does not answer: " + e.getMessage(), e);
        }
    }
}
