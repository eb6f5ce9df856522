package io.ringback.proof.bench.rating;

import io.ringback.messaging.Database;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.deck.Decks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/** How long a deck of a million rates takes from the tables into memory, beside reading the same columns by bare SQL. */
final class DeckLoad {
    private static final int RATES = 1_000_000;
    private static final int ROUNDS = 3;
    private static final int FETCH = 20_000;
    private static final UUID DECK = UUID.fromString("00000000-0000-0000-0000-000000000002");

    private static final String MAKE_DECK = """
            INSERT INTO rate_deck (id, name, version, currency, rates, created_at)
            VALUES ('%s', 'large', 1, 'EUR', %d, now())""".formatted(DECK, RATES);
    private static final String MAKE_RATES = """
            INSERT INTO rate (deck_id, prefix, destination, price_per_minute, connect_charge, first_increment_seconds,
                              increment_seconds)
            SELECT '%s', (100000000 + n * 799)::text, 'Destination ' || n %% 2000, (n %% 977) / 1000.0, 0, 60, 60
            FROM generate_series(1, %d) AS n""".formatted(DECK, RATES);
    private static final String READ = """
            SELECT prefix, destination, price_per_minute, connect_charge, first_increment_seconds, increment_seconds
            FROM rate WHERE deck_id = '%s' ORDER BY prefix""".formatted(DECK);

    private DeckLoad() {}

    /**
     * Medians in seconds.
     *
     * @param bare of reading the rows
     */
    record Seconds(double loaded, double bare) {}

    /** @param connection without autocommit, for the bare rows */
    static Seconds measure(Database database, Connection connection) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(MAKE_DECK);
            statement.execute(MAKE_RATES);
            connection.commit();
            statement.execute("ANALYZE rate");
            connection.commit();
        }
        var loaded = new double[ROUNDS];
        var bare = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            bare[i] = read(connection);
            loaded[i] = load(database);
        }
        Arrays.sort(loaded);
        Arrays.sort(bare);
        return new Seconds(loaded[ROUNDS / 2], bare[ROUNDS / 2]);
    }

    /** Each time by a service that knows no deck yet. */
    private static double load(Database database) throws ReflectiveOperationException {
        var decks = (Decks) new Wiring()
                .having(RatingConfig.class, DefaultSettings.of(RatingConfig.class))
                .get(Decks.class);
        long begun = System.nanoTime();
        int rates = database.read(statements -> decks.version(statements, DECK))
                .rates()
                .size();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (rates != RATES) {
            throw new IllegalStateException("of a deck of " + RATES + " rates " + rates + " were loaded");
        }
        return seconds;
    }

    private static double read(Connection connection) throws SQLException {
        long begun = System.nanoTime();
        long touched = 0;
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery(READ)) {
                while (rows.next()) {
                    touched += rows.getString(1).length() + rows.getString(2).length();
                    touched += rows.getBigDecimal(3).scale()
                            + rows.getBigDecimal(4).scale();
                    touched += rows.getInt(5) + rows.getInt(6);
                }
            }
        }
        connection.rollback();
        if (touched == 0) {
            throw new IllegalStateException("the bare statement read nothing");
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
