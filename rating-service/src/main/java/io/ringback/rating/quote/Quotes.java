package io.ringback.rating.quote;

import io.ringback.contracts.values.Party;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
                                   expires_at, caller_leg, caller_deck_id)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""",
                quote.id(),
                quote.accountId(),
                quote.caller().number(),
                quote.callee().number(),
                quote.deckId(),
                quote.callerTrunks().toArray(String[]::new),
                quote.calleeTrunks().toArray(String[]::new),
                quote.createdAt(),
                quote.expiresAt(),
                quote.callerLeg(),
                quote.callerDeckId());
    }

    private static Quote quote(Row row) {
        return new Quote(
                row.getUUID("id"),
                row.getUUID("account_id"),
                new Party.E164(row.getString("caller")),
                new Party.E164(row.getString("callee")),
                row.getUUID("deck_id"),
                CallerLegPolicy.valueOf(row.getString("caller_leg")),
                row.getUUID("caller_deck_id"),
                List.of(row.getArrayOfStrings("caller_trunks")),
                List.of(row.getArrayOfStrings("callee_trunks")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
