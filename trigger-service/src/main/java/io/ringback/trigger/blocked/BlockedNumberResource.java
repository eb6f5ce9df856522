package io.ringback.trigger.blocked;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.page.Cursor;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.admission.BlockedNumbers.Block;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The operator's list of numbers that must never be rung. */
@Path("/v1/blocked-numbers")
@OperatorOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Blocked numbers", description = "Numbers that must never be rung")
public class BlockedNumberResource {
    private final BlockedNumberStore store;
    private final CurrentPrincipal principal;

    BlockedNumberResource(BlockedNumberStore store, CurrentPrincipal principal) {
        this.store = store;
        this.principal = principal;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Block a number, or every number that begins so")
    @APIResponse(
            responseCode = "201",
            description = "It is blocked from now on",
            content = @Content(schema = @Schema(implementation = Block.class)))
    public Response block(BlockBody body) {
        Block blocked = store.block(body, principal.keyId());
        return Response.created(URI.create("/v1/blocked-numbers/" + blocked.number()))
                .entity(blocked)
                .build();
    }

    @DELETE
    @Path("/{number}")
    @RunOnVirtualThread
    @Operation(
            summary = "Lift a block",
            description = "What somebody asked for on the line is lifted with a reason only.")
    @APIResponse(responseCode = "204", description = "The number may be rung again")
    public void lift(
            @PathParam("number") String number,
            @Parameter(description = "Why, at most 200 characters") @QueryParam("reason") @Nullable String reason) {
        if (BlockBody.tooLong(reason)) {
            throw Problems.badField("reason", "must have at most " + BlockBody.LONGEST_NOTE + " characters");
        }
        BlockedNumberView known = one(number);
        boolean unsaid = reason == null || reason.isBlank();
        if (known.blocked() && known.reason().equals(BlockedNumberStore.OPT_OUT) && unsaid) {
            throw Problems.badField("reason", "is required: who is called there asked never to be called again");
        }
        if (!store.lift(number, reason, principal.keyId())) {
            throw Problems.notFound("blocked number");
        }
    }

    @GET
    @Path("/{number}")
    @RunOnVirtualThread
    @Operation(summary = "Read why a number is blocked, or was, and by whom")
    public BlockedNumberView one(@PathParam("number") String number) {
        return store.look(number).orElseThrow(() -> Problems.notFound("blocked number"));
    }

    @GET
    @WithSession
    @Operation(summary = "List the blocks in force, the latest first")
    public Uni<Page<Blocked>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        Cursor after = page.after();
        Instant at = after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at();
        UUID id = after == null ? new UUID(-1, -1) : after.id();
        return BlockedNumberRow.<BlockedNumberRow>find(
                        "lifted = false and (changedAt < ?1 or (changedAt = ?1 and id < ?2))"
                                + " order by changedAt desc, id desc",
                        at,
                        id)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.of(rows, page.limit(), row -> row.changedAt, row -> row.id)
                        .map(row -> new Blocked(row.number, row.prefix, row.reason, row.changedAt)));
    }

    /** A block in force. */
    public record Blocked(String number, boolean prefix, String reason, Instant blockedAt) {}
}
