package io.ringback.rating.sheet;

import io.ringback.rating.sheet.Difference.Counts;
import io.ringback.rating.sheet.Difference.Destination;
import io.ringback.rating.sheet.Difference.PriceChange;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets the rates of a sheet beside those of the version in force, in the database: neither is held in memory. */
final class Comparison {
    private static final int MOST_DESTINATIONS = 200;
    private static final int MOST_CHANGES = 20;

    private static final String CHANGES = """
        CREATE TEMPORARY TABLE change ON COMMIT DROP AS
        SELECT coalesce(n.prefix, o.prefix) AS prefix, coalesce(n.destination, o.destination) AS destination,
               o.price_per_minute AS was, n.price_per_minute AS becomes,
               CASE WHEN o.prefix IS NULL THEN 'ADDED' WHEN n.prefix IS NULL THEN 'GONE'
                    WHEN n.price_per_minute > o.price_per_minute THEN 'DEARER'
                    WHEN n.price_per_minute < o.price_per_minute THEN 'CHEAPER'
                    WHEN (n.destination, n.connect_charge, n.disconnect_charge, n.first_increment_seconds,
                          n.increment_seconds, n.minimum_seconds, n.minimum_charge, n.grace_seconds,
                          coalesce(n.maximum_cost, -1), n.tiers, n.bands, n.valid_until, n.blocked)
                       = (o.destination, o.connect_charge, o.disconnect_charge, o.first_increment_seconds,
                          o.increment_seconds, o.minimum_seconds, o.minimum_charge, o.grace_seconds,
                          coalesce(o.maximum_cost, -1), o.tiers, o.bands, o.valid_until, o.blocked)
                        THEN 'UNCHANGED' ELSE 'ALTERED' END AS kind
        FROM (SELECT * FROM incoming WHERE buy = ?) n
        FULL JOIN (SELECT * FROM rate WHERE deck_id = ?) o ON n.prefix = o.prefix AND n.valid_from = o.valid_from\
        """;

    private static final String COUNTS = """
        count(*) FILTER (WHERE kind = 'ADDED') AS added, count(*) FILTER (WHERE kind = 'GONE') AS gone,
        count(*) FILTER (WHERE kind = 'DEARER') AS dearer, count(*) FILTER (WHERE kind = 'CHEAPER') AS cheaper,
        count(*) FILTER (WHERE kind = 'ALTERED') AS altered, count(*) FILTER (WHERE kind = 'UNCHANGED') AS unchanged
        """;

    private static final String DESTINATIONS =
            "SELECT destination, count(*) OVER () AS destinations, " + COUNTS + """
                , round(100 * (sum(becomes) FILTER (WHERE was IS NOT NULL) - sum(was) FILTER (WHERE becomes IS NOT NULL))
                    / nullif(sum(was) FILTER (WHERE becomes IS NOT NULL), 0), 1) AS percent
                FROM change GROUP BY destination HAVING count(*) FILTER (WHERE kind <> 'UNCHANGED') > 0
                ORDER BY count(*) FILTER (WHERE kind <> 'UNCHANGED') DESC, destination LIMIT""" + " " + MOST_DESTINATIONS;

    private static final String GREATEST = """
        SELECT prefix, destination, was, becomes, round(100 * (becomes - was) / nullif(was, 0), 1) AS percent
        FROM change WHERE kind IN ('DEARER', 'CHEAPER')
        ORDER BY abs((becomes - was) / nullif(was, 0)) DESC NULLS FIRST, prefix LIMIT""" + " " + MOST_CHANGES;

    private final Connection connection;

    Comparison(Connection connection) {
        this.connection = connection;
    }

    Difference with(@Nullable UUID inForce, boolean buy) throws SQLException {
        try (var changes = connection.prepareStatement(CHANGES)) {
            changes.setBoolean(1, buy);
            changes.setObject(2, inForce, Types.OTHER);
            changes.executeUpdate();
        }
        var destinations = new ArrayList<Destination>();
        long changed = 0;
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(DESTINATIONS)) {
                while (rows.next()) {
                    changed = rows.getLong("destinations");
                    destinations.add(new Destination(
                            rows.getString("destination"), counts(rows), rows.getBigDecimal("percent")));
                }
            }
            var difference = new Difference(inForce, total(), destinations, changed, greatest());
            statement.execute("DROP TABLE change");
            return difference;
        }
    }

    private Counts total() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + COUNTS + " FROM change")) {
            rows.next();
            return counts(rows);
        }
    }

    private List<PriceChange> greatest() throws SQLException {
        var changes = new ArrayList<PriceChange>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(GREATEST)) {
            while (rows.next()) {
                changes.add(new PriceChange(
                        rows.getString("prefix"),
                        rows.getString("destination"),
                        plain(rows.getBigDecimal("was")),
                        plain(rows.getBigDecimal("becomes")),
                        rows.getBigDecimal("percent")));
            }
        }
        return changes;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("added"),
                row.getLong("gone"),
                row.getLong("dearer"),
                row.getLong("cheaper"),
                row.getLong("altered"),
                row.getLong("unchanged"));
    }

    private static BigDecimal plain(BigDecimal price) {
        var stripped = price.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()));
    }
}
