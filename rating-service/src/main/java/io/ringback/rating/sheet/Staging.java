package io.ringback.rating.sheet;

import io.ringback.rating.deck.RateText;
import io.ringback.rating.tariff.Rate;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The rates of a sheet on their way into the database, by COPY into a table that only this transaction has. */
final class Staging implements Closeable {
    /** What is collected before it is sent. */
    private static final int CHUNK_CHARACTERS = 60_000;

    private static final String TABLE = """
        CREATE TEMPORARY TABLE incoming (
            buy boolean, line bigint, prefix text, destination text, price_per_minute numeric, connect_charge numeric,
            disconnect_charge numeric, first_increment_seconds integer, increment_seconds integer,
            minimum_seconds integer, minimum_charge numeric, grace_seconds integer, maximum_cost numeric,
            tiers text, bands text, valid_from timestamptz, valid_until timestamptz, blocked boolean
        ) ON COMMIT DROP\
        """;

    private final CopyIn copy;
    private final StringBuilder chunk = new StringBuilder(CHUNK_CHARACTERS + 1000);

    private Staging(CopyIn copy) {
        this.copy = copy;
    }

    static Staging begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        return new Staging(connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY incoming FROM STDIN"));
    }

    void add(boolean buy, long line, Rate rate) throws SQLException {
        var conditions = rate.conditions();
        field(buy ? "t" : "f");
        field(Long.toString(line));
        field(rate.prefix());
        field(rate.destination());
        field(RateText.price(rate.pricePerMinuteUnits()));
        field(RateText.price(rate.connectUnits()));
        field(RateText.price(conditions.disconnectCharge()));
        field(Integer.toString(rate.firstIncrementSeconds()));
        field(Integer.toString(rate.incrementSeconds()));
        field(Integer.toString(conditions.minimumSeconds()));
        field(RateText.price(conditions.minimumCharge()));
        field(Integer.toString(conditions.graceSeconds()));
        field(conditions.maximumCost() == null ? null : RateText.price(conditions.maximumCost()));
        field(RateText.ofTiers(conditions.tiers()));
        field(RateText.ofBandPrices(conditions.bands().prices()));
        field(
                conditions.validFrom() == null
                        ? "-infinity"
                        : conditions.validFrom().toString());
        field(
                conditions.validUntil() == null
                        ? "infinity"
                        : conditions.validUntil().toString());
        chunk.append(conditions.blocked() ? "t\n" : "f\n");
        if (chunk.length() >= CHUNK_CHARACTERS) {
            send();
        }
    }

    /** Everything is there; the table can be asked. */
    void end() throws SQLException {
        send();
        copy.endCopy();
    }

    /** Gives up what was not ended. */
    @Override
    public void close() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            // The connection is broken; the transaction is rolled back with it.
            chunk.setLength(0);
        }
    }

    private void send() throws SQLException {
        var bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }

    /** In the text format of COPY; null is {@code \N}. */
    private void field(@Nullable String text) {
        if (text == null) {
            chunk.append("\\N");
        } else {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> chunk.append("\\\\");
                    case '\t' -> chunk.append("\\t");
                    case '\n' -> chunk.append("\\n");
                    case '\r' -> chunk.append("\\r");
                    default -> chunk.append(c);
                }
            }
        }
        chunk.append('\t');
    }
}
