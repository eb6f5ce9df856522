package io.ringback.messaging;

import java.time.Duration;

/**
 * The limits of work on the database.
 *
 * @param connectionWait how long to wait for a free connection of the pool; longer means overload, and the caller should
 *     hear of it
 * @param statementTimeout after which the server gives a statement up; a short one frees locks others wait for
 * @param transactionTimeout after which the server ends a transaction and its session, whatever it does; so a stalled
 *     replica keeps no locks. Needs PostgreSQL 17
 * @param tries how often a transaction is run that lost against another one (SQL states 40001, 40P01)
 */
public record DatabaseSettings(
        Duration connectionWait, Duration statementTimeout, Duration transactionTimeout, int tries) {
    public DatabaseSettings {
        Checks.positive("connectionWait", connectionWait);
        Checks.positive("statementTimeout", statementTimeout);
        Checks.shorter("statementTimeout", statementTimeout, "transactionTimeout", transactionTimeout);
        Checks.within("tries", tries, 1, 10);
    }

    /** 5 s for a connection, 5 s for a statement, 15 s for a transaction, 3 tries. */
    public static DatabaseSettings defaults() {
        return new DatabaseSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(15), 3);
    }
}
