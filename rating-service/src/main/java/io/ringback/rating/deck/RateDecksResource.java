package io.ringback.rating.deck;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.BodyLimit;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    private final Activations activations;
    private final CurrentPrincipal principal;

    RateDecksResource(DeckAdministration administration, Activations activations, CurrentPrincipal principal) {
        this.administration = administration;
        this.activations = activations;
        this.principal = principal;
    }

    /** Stores a new version as a draft. */
    @POST
    @BodyLimit(MAX_BODY_BYTES)
    @Operation(summary = "Post a version of a rate deck", description = "A draft; nothing is charged by it yet.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DeckView.class)))
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

    /** Removes a draft. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a draft", description = "What was in force, or is to come, stays.")
    @APIResponse(responseCode = "204", description = "Gone")
    public void remove(@PathParam("id") String id) {
        administration.remove(Parameters.pathId("rate-deck", id));
    }

    /** Puts a version in force. */
    @POST
    @Path("{id}/activate")
    @Operation(
            summary = "Put a version in force, now or from a moment on",
            description = "At once, or from the moment at on. Also a version that another has replaced. Calls already"
                    + " authorised keep their prices.")
    public DeckView activate(@PathParam("id") String id, @QueryParam("at") @Nullable String at) {
        var deckId = Parameters.pathId("rate-deck", id);
        activations.activate(deckId, Parameters.instant("at", at), principal.keyId());
        return view(deckId);
    }

    /** Takes back an activation that has not come yet. */
    @DELETE
    @Path("{id}/activate")
    @Operation(summary = "Take back activations that are to come")
    public DeckView cancel(@PathParam("id") String id) {
        var deckId = Parameters.pathId("rate-deck", id);
        activations.cancel(deckId, principal.keyId());
        return view(deckId);
    }

    /** When which version came into force, or is to come. */
    @GET
    @Path("activations")
    @Operation(summary = "List activations of versions", description = "The latest first; of one deck by its name.")
    public Page<ActivationView> activations(
            @QueryParam("name") @Nullable String name,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var rows = Sessions.read(() -> ActivationEntity.latest(page, name));
        return Page.of(rows, page.limit(), activation -> activation.activatesAt, activation -> activation.id)
                .map(ActivationEntity::view);
    }

    private static DeckView view(UUID deckId) {
        @Nullable DeckEntity deck = Sessions.read(() -> DeckEntity.<DeckEntity>findById(deckId));
        if (deck == null) {
            throw Problems.notFound("rate-deck");
        }
        return DeckView.of(deck);
    }
}
