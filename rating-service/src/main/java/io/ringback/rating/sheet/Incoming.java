package io.ringback.rating.sheet;

import io.ringback.edge.problem.Problems;
import io.ringback.rating.deck.DeckFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done with the rates of a sheet once they are staged. */
final class Incoming {
    /** Two lines for one prefix that can be valid at the same moment: the later one, and the one it meets. */
    private static final String OVERLAPS = """
        SELECT line, earlier FROM (
            SELECT line, valid_from, lag(line) OVER w AS earlier, lag(valid_until) OVER w AS until
            FROM incoming WINDOW w AS (PARTITION BY buy, prefix ORDER BY valid_from, line)) pairs
        WHERE until > valid_from ORDER BY line\
        """;

    private static final String STORE = """
        INSERT INTO rate (deck_id, prefix, destination, price_per_minute, connect_charge, disconnect_charge,
            first_increment_seconds, increment_seconds, minimum_seconds, minimum_charge, grace_seconds, maximum_cost,
            tiers, bands, valid_from, valid_until, blocked)
        SELECT ?, prefix, destination, price_per_minute, connect_charge, disconnect_charge,
            first_increment_seconds, increment_seconds, minimum_seconds, minimum_charge, grace_seconds, maximum_cost,
            tiers, bands, valid_from, valid_until, blocked
        FROM incoming WHERE buy = ? ORDER BY prefix, valid_from\
        """;

    private static final String DECK = """
        INSERT INTO rate_deck (id, name, version, currency, zone, holidays, bands, rates, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private final Connection connection;

    Incoming(Connection connection) {
        this.connection = connection;
    }

    void checkOverlaps(LineErrors errors) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("ANALYZE incoming");
            try (var rows = statement.executeQuery(OVERLAPS)) {
                while (rows.next()) {
                    errors.add(rows.getLong("line"), "prefix", "is that of line " + rows.getLong("earlier") + ", too");
                }
            }
        }
    }

    long count(boolean buy) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT count(*) FROM incoming WHERE buy = ?")) {
            statement.setBoolean(1, buy);
            return one(statement);
        }
    }

    /** Makes the version, whose number is known only now: nobody waits for the lines of another's import. */
    long store(UUID id, boolean buy, String name, String currency, DeckFacts facts, long rates, Instant now)
            throws SQLException {
        insertRates(id, buy);
        lockName(name);
        long version = nextVersion(name, currency);
        try (var statement = connection.prepareStatement(DECK)) {
            statement.setObject(1, id);
            statement.setString(2, name);
            statement.setLong(3, version);
            statement.setString(4, currency);
            statement.setString(5, facts.calendar().zone().getId());
            statement.setArray(6, connection.createArrayOf("date", facts.holidayColumn()));
            statement.setArray(7, connection.createArrayOf("text", facts.bandColumn()));
            statement.setLong(8, rates);
            statement.setTimestamp(9, Timestamp.from(now));
            statement.executeUpdate();
        }
        return version;
    }

    /** @throws io.ringback.edge.problem.ProblemException 400 if the deck has another currency */
    long nextVersion(String name, String currency) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT version, currency FROM rate_deck WHERE name = ? ORDER BY version DESC LIMIT 1")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return 1;
                }
                if (!rows.getString("currency").equals(currency)) {
                    throw Problems.badField("currency", "must stay that of the deck, " + rows.getString("currency"));
                }
                return rows.getLong("version") + 1;
            }
        }
    }

    @Nullable
    UUID inForce(String name) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT deck_in_force(?) AS id")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject("id", UUID.class);
            }
        }
    }

    private void insertRates(UUID id, boolean buy) throws SQLException {
        try (var statement = connection.prepareStatement(STORE)) {
            statement.setObject(1, id);
            statement.setBoolean(2, buy);
            statement.executeUpdate();
        }
    }

    private void lockName(String name) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended('rate_deck/' || ?, 0))")) {
            statement.setString(1, name);
            statement.executeQuery().close();
        }
    }

    private static long one(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
