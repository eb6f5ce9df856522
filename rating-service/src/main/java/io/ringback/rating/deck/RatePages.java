package io.ringback.rating.deck;

import io.ringback.messaging.Asked;
import io.ringback.messaging.Statements;
import io.ringback.rating.tariff.Rate;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rates of a version by prefix and first moment of validity, a page at a time. */
public final class RatePages {
    private static final String QUERY = "SELECT " + RateColumns.READ + """
        , valid_from::text AS valid_from_key FROM rate
        WHERE deck_id = $1 AND (prefix, valid_from) > ($2, $3::text::timestamptz)
        ORDER BY prefix, valid_from LIMIT\
        """;

    private final UUID deckId;
    private final RateColumns columns;
    private final int rows;
    private String prefix;
    private String validFrom;
    private boolean readingAhead;
    private @Nullable Asked ahead;

    private RatePages(UUID deckId, DeckFacts facts, int rows, String prefix, String validFrom) {
        this.deckId = deckId;
        this.columns = new RateColumns(facts);
        this.rows = rows;
        this.prefix = prefix;
        this.validFrom = validFrom;
    }

    /** From the first one on. */
    public static RatePages of(UUID deckId, DeckFacts facts, int rows) {
        return new RatePages(deckId, facts, rows, "", "-infinity");
    }

    /** The database looks for the next page while this one is worked on; all pages are asked of the same statements. */
    RatePages readingAhead() {
        readingAhead = true;
        return this;
    }

    /**
     * From behind a place on.
     *
     * @param place as {@link #place} gave it
     */
    static RatePages after(UUID deckId, DeckFacts facts, int rows, RatePlace place) {
        return new RatePages(deckId, facts, rows, place.prefix(), place.validFrom());
    }

    /** The next ones; fewer than a page's rows, or none, at the end. */
    public List<Rate> next(Statements sql) {
        List<Row> found = (ahead == null ? ask(sql) : ahead).rows();
        ahead = null;
        if (!found.isEmpty()) {
            prefix = found.getLast().getString("prefix");
            validFrom = found.getLast().getString("valid_from_key");
            if (readingAhead && found.size() == rows) {
                ahead = ask(sql);
            }
        }
        return found.stream().map(columns::rate).toList();
    }

    private Asked ask(Statements sql) {
        return sql.ask(QUERY + " " + rows, deckId, prefix, validFrom);
    }

    /** Behind what was read last. */
    RatePlace place() {
        return new RatePlace(prefix, validFrom);
    }
}
