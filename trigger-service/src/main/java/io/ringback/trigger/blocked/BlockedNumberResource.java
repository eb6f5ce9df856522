package io.ringback.trigger.blocked;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
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

    BlockedNumberResource(BlockedNumberStore store) {
        this.store = store;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Block a number, or every number that begins so")
    @APIResponse(responseCode = "201", description = "It is blocked from now on")
    public Response block(BlockBody body) {
        Block blocked = store.block(body.number(), body.blocksPrefix(), body.why());
        return Response.created(URI.create("/v1/blocked-numbers/" + blocked.number()))
                .entity(blocked)
                .build();
    }

    @DELETE
    @Path("/{number}")
    @RunOnVirtualThread
    @Operation(summary = "Lift a block")
    @APIResponse(responseCode = "204", description = "The number may be rung again")
    public void lift(@PathParam("number") String number) {
        if (!store.lift(number)) {
            throw Problems.notFound("blocked number");
        }
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
