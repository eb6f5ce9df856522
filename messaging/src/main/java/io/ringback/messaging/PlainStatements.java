package io.ringback.messaging;

import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;

/** Statements that are part of no change. */
final class PlainStatements extends Statements {
    PlainStatements(SqlConnection connection, Duration statementTimeout) {
        super(connection, statementTimeout);
    }
}
