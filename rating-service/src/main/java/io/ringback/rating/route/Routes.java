package io.ringback.rating.route;

import io.ringback.messaging.Statements;
import io.ringback.rating.routing.RouteTable;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The routes in force, in memory; made anew as a whole when the table's version has moved on. */
@Singleton
public class Routes {
    private volatile RouteTable current = RouteTable.of(-1, Map.of());

    /**
     * The routes of at least this version.
     *
     * @param version as the transaction sees it
     */
    public RouteTable inForce(Statements sql, long version) {
        var table = current;
        if (table.version() >= version) {
            return table;
        }
        return newerOf(load(sql));
    }

    private synchronized RouteTable newerOf(RouteTable fresh) {
        if (fresh.version() > current.version()) {
            current = fresh;
        }
        return current;
    }

    private static RouteTable load(Statements sql) {
        var rows = sql.query("SELECT t.version, r.prefix, r.trunks FROM route_table t LEFT JOIN route r ON true");
        var trunks = new HashMap<String, List<String>>();
        for (var row : rows) {
            if (row.getString("prefix") != null) {
                trunks.put(row.getString("prefix"), List.of(row.getArrayOfStrings("trunks")));
            }
        }
        return RouteTable.of(rows.getFirst().getLong("version"), trunks);
    }
}
