package io.ringback.rating.statement;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Closes the months of accounts with an overdraft. What is posted late, by a clock that is behind, falls into the next
 * month: a closed one has told all it covers.
 */
@Singleton
class MonthlyStatements {
    private static final Logger LOG = Logger.getLogger(MonthlyStatements.class);

    /** Accounts whose months are closed in one go: some seconds of work. */
    static final int ACCOUNTS_AT_ONCE = 200;

    /** Months closed for an account in one go. */
    private static final int AT_ONCE = 24;

    private static final String INSERT = """
            INSERT INTO statement (number, account_id, month, currency, first_sequence, last_sequence, opening, closing,
                                   kinds, destinations, closed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String LAST =
            "SELECT month, last_sequence FROM statement WHERE account_id = $1 ORDER BY month DESC LIMIT 1";

    private static final String FIRST_POSTING = "SELECT posted_at FROM posting WHERE account_id = $1 AND sequence = 1";

    private static final String BEFORE = """
            SELECT coalesce(max(sequence), $3 - 1) AS last FROM posting
            WHERE account_id = $1 AND sequence >= $3 AND posted_at < $2""";

    private static final String DUE = """
            SELECT a.id FROM account a
            WHERE (a.overdraft > 0 OR EXISTS (SELECT 1 FROM statement s WHERE s.account_id = a.id)) AND a.postings > 0
              AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.account_id = a.id AND s.month >= $1)
              AND (SELECT p.posted_at FROM posting p WHERE p.account_id = a.id AND p.sequence = 1) < $2
            ORDER BY a.id LIMIT $3""";

    private final Database database;
    private final AccountRows accounts;
    private final InstantSource clock;
    private final ZoneId zone;

    MonthlyStatements(Database database, AccountRows accounts, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
        this.zone = config.statementZone();
    }

    /** Closes what is due of {@value #ACCOUNTS_AT_ONCE} accounts. @return their ids; fewer if there are no more */
    List<UUID> closeDue() {
        var now = clock.instant();
        var last = YearMonth.from(now.atZone(zone)).minusMonths(1);
        var due = database.read(DUE, last.toString(), end(last), ACCOUNTS_AT_ONCE).stream()
                .map(row -> row.getUUID("id"))
                .toList();
        due.forEach(account -> close(account, now));
        return due;
    }

    /** Closes every month of the account that is over, oldest first. */
    void close(UUID accountId, Instant now) {
        var current = YearMonth.from(now.atZone(zone));
        for (int i = 0; i < AT_ONCE; i++) {
            if (!database.inTransaction(tx -> closeNext(tx, accountId, current, now))) {
                return;
            }
        }
    }

    /** @return whether there was one to close */
    private boolean closeNext(Transaction tx, UUID accountId, YearMonth current, Instant now) {
        // The lock keeps postings out, and a second closing.
        var account = accounts.lock(tx, accountId).orElseThrow(() -> Problems.notFound("account"));
        var before = tx.queryOne(LAST, accountId);
        if (before.isEmpty() && account.payer().overdraftMicros() == 0) {
            return false;
        }
        var next = before.map(row -> YearMonth.parse(row.getString("month")).plusMonths(1))
                .or(() -> tx.queryOne(FIRST_POSTING, accountId)
                        .map(row -> YearMonth.from(
                                row.getOffsetDateTime("posted_at").toInstant().atZone(zone))));
        if (next.isEmpty() || !next.get().isBefore(current)) {
            return false;
        }
        long first = 1 + before.map(row -> row.getLong("last_sequence")).orElse(0L);
        write(tx, account, next.get(), first, now);
        return true;
    }

    private void write(Transaction tx, LockedAccount account, YearMonth month, long first, Instant now) {
        var id = account.payer().id();
        long last = tx.queryOne(BEFORE, id, end(month), first).orElseThrow().getLong("last");
        var span = new Span(id, first, last);
        long number = tx.queryOne("UPDATE statement_number SET last = last + 1 RETURNING last")
                .orElseThrow()
                .getLong("last");
        tx.execute(
                INSERT,
                number,
                id,
                month.toString(),
                account.payer().currency(),
                first,
                last,
                span.opening(tx),
                span.closing(tx),
                json(span.kinds(tx)),
                json(span.destinations(tx)),
                now.truncatedTo(ChronoUnit.MICROS));
        LOG.infof("accountId=%s month=%s number=%d msg=\"month closed\"", id, month, number);
    }

    /** The account's closed months, the newest first; those that are due are closed now. */
    List<MonthlyStatement> of(UUID accountId) {
        close(accountId, clock.instant());
        return database
                .read("SELECT * FROM statement WHERE account_id = $1 ORDER BY month DESC LIMIT 200", accountId)
                .stream()
                .map(MonthlyStatements::view)
                .toList();
    }

    Optional<MonthlyStatement> one(Statements sql, UUID accountId, long number) {
        return sql.queryOne("SELECT * FROM statement WHERE account_id = $1 AND number = $2", accountId, number)
                .map(MonthlyStatements::view);
    }

    private Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    /** Amounts as texts, as in every message. */
    private static JsonArray json(List<Sum> sums) {
        var array = new JsonArray();
        sums.forEach(sum -> array.add(new JsonObject()
                .put("name", sum.name())
                .put("count", sum.count())
                .put("amount", sum.amount().toPlainString())));
        return array;
    }

    private static List<Sum> sums(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(sum ->
                        new Sum(sum.getString("name"), sum.getLong("count"), new BigDecimal(sum.getString("amount"))))
                .toList();
    }

    private static MonthlyStatement view(Row row) {
        return new MonthlyStatement(
                row.getLong("number"),
                row.getUUID("account_id"),
                row.getString("month"),
                row.getString("currency"),
                row.getLong("first_sequence"),
                row.getLong("last_sequence"),
                row.getBigDecimal("opening"),
                row.getBigDecimal("closing"),
                sums(row.getJsonArray("kinds")),
                sums(row.getJsonArray("destinations")),
                row.getOffsetDateTime("closed_at").toInstant());
    }
}
