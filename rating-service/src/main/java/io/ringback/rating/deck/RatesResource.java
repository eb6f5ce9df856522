package io.ringback.rating.deck;

import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/rate-decks/{id}/rates} as JSON. */
@Path("/v1/rate-decks/{id}/rates")
@RunOnVirtualThread
@Tag(name = "Rate decks")
public class RatesResource {
    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    private final Database database;

    RatesResource(Database database) {
        this.database = database;
    }

    /** @param next cursor of the page that follows, null on the last one */
    public record RatePage(List<RateOrder> items, @Nullable String next) {
        public RatePage {
            items = List.copyOf(items);
        }
    }

    /** The rates of a version by prefix. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "List the rates of a version",
            description = "By prefix. Accept text/csv: all of them, as CSV.")
    public RatePage list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var deckId = Parameters.pathId("rate-deck", id);
        int rows = Objects.requireNonNullElse(Parameters.whole("limit", limit, 1, MAX_LIMIT), DEFAULT_LIMIT);
        var place = cursor == null || cursor.isEmpty() ? RatePlace.START : RatePlace.of(cursor);
        return database.read(sql -> {
            var facts = sql.queryOne("SELECT * FROM rate_deck WHERE id = $1", deckId)
                    .map(DeckFacts::of)
                    .orElseThrow(() -> Problems.notFound("rate-deck"));
            var pages = RatePages.after(deckId, facts, rows, place);
            var items = pages.next(sql).stream().map(RateOrder::of).toList();
            boolean more = items.size() == rows
                    && !RatePages.after(deckId, facts, 1, pages.place())
                            .next(sql)
                            .isEmpty();
            return new RatePage(items, more ? pages.place().cursor() : null);
        });
    }
}
