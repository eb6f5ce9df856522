package io.ringback.rating.deck;

import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.BodyLimit;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/rate-decks}. */
@Path("/v1/rate-decks")
@RunOnVirtualThread
@Tag(name = "Rate decks", description = "Versions of price lists, by prefix")
public class RateDecksResource {
    private static final long MAX_BODY_BYTES = 4_000_000;

    private final DeckAdministration administration;

    RateDecksResource(DeckAdministration administration) {
        this.administration = administration;
    }

    /** Stores a new version as a draft. */
    @POST
    @BodyLimit(MAX_BODY_BYTES)
    @Operation(summary = "Post a version of a rate deck", description = "A draft; nothing is charged by it yet.")
    @APIResponse(responseCode = "201", description = "The draft")
    public Response draft(DeckOrder order) {
        var id = administration.draft(order);
        return Response.created(URI.create("/v1/rate-decks/" + id))
                .entity(view(id))
                .build();
    }

    /** The newest versions first. */
    @GET
    @Operation(summary = "List versions of rate decks", description = "The newest first.")
    public Page<DeckView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var rows = Sessions.read(() -> DeckEntity.newest(page));
        return Page.of(rows, page.limit(), deck -> deck.createdAt, deck -> deck.id)
                .map(DeckView::of);
    }

    /** One version. */
    @GET
    @Path("{id}")
    @Operation(summary = "Get a version of a rate deck")
    public DeckView one(@PathParam("id") String id) {
        return view(Parameters.pathId("rate-deck", id));
    }

    /** Puts a draft in force. */
    @POST
    @Path("{id}/activate")
    @Operation(summary = "Put a draft in force", description = "Calls already authorised keep their prices.")
    public DeckView activate(@PathParam("id") String id) {
        var deckId = Parameters.pathId("rate-deck", id);
        administration.activate(deckId);
        return view(deckId);
    }

    private static DeckView view(UUID deckId) {
        @Nullable DeckEntity deck = Sessions.read(() -> DeckEntity.<DeckEntity>findById(deckId));
        if (deck == null) {
            throw Problems.notFound("rate-deck");
        }
        return DeckView.of(deck);
    }
}
