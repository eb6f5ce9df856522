package io.ringback.rating.quote;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The quotes in SQL. */
@Singleton
public class Quotes {

    /** The quote with this id, expired or not. */
    public Optional<Quote> find(Statements sql, UUID quoteId) {
        return sql.queryOne("SELECT * FROM quote WHERE id = $1", quoteId).map(Quotes::quote);
    }

    void insert(Transaction tx, Quote quote) {
        tx.execute(
                """
                INSERT INTO quote (id, account_id, caller, callee, deck_id, caller_trunks, callee_trunks, created_at,
                                   expires_at, caller_leg, caller_deck_id, caller_numbers, callee_numbers, sandbox)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""",
                quote.id(),
                quote.accountId(),
                quote.caller().number(),
                quote.callee().number(),
                quote.deckId(),
                each(quote.callerRoutes(), Route::trunk),
                each(quote.calleeRoutes(), Route::trunk),
                quote.createdAt(),
                quote.expiresAt(),
                quote.callerLeg(),
                quote.callerDeckId(),
                each(quote.callerRoutes(), Route::number),
                each(quote.calleeRoutes(), Route::number),
                quote.sandbox());
    }

    private static String[] each(List<Route> routes, Function<Route, String> part) {
        return routes.stream().map(part).toArray(String[]::new);
    }

    private static List<Route> routes(String[] trunks, String[] numbers) {
        return IntStream.range(0, trunks.length)
                .mapToObj(i -> new Route(trunks[i], numbers[i]))
                .toList();
    }

    private static Quote quote(Row row) {
        return new Quote(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getBoolean("sandbox"),
                new Party.E164(row.getString("caller")),
                new Party.E164(row.getString("callee")),
                row.getUUID("deck_id"),
                CallerLegPolicy.valueOf(row.getString("caller_leg")),
                row.getUUID("caller_deck_id"),
                routes(row.getArrayOfStrings("caller_trunks"), row.getArrayOfStrings("caller_numbers")),
                routes(row.getArrayOfStrings("callee_trunks"), row.getArrayOfStrings("callee_numbers")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
