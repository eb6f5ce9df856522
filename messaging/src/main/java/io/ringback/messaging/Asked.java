package io.ringback.messaging;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a query that was sent and is not waited for yet: several of them, sent one behind the other, cost one wait
 * together.
 */
public final class Asked {
    private final Statements statements;
    private final Future<RowSet<Row>> answer;

    Asked(Statements statements, Future<RowSet<Row>> answer) {
        this.statements = statements;
        this.answer = answer;
    }

    /**
     * Waits for the rows, in order.
     *
     * @throws SqlFault if the database refuses the query
     */
    public List<Row> rows() {
        var rows = statements.await(answer);
        var list = new ArrayList<Row>(rows.size());
        rows.forEach(list::add);
        return list;
    }
}
