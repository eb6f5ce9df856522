package io.ringback.rating.correction;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/rerates}. */
@Path("/v1/rerates")
@RunOnVirtualThread
@Tag(name = "Money")
public class ReratesResource {
    private final Rerates rerates;
    private final CurrentPrincipal principal;

    ReratesResource(Rerates rerates, CurrentPrincipal principal) {
        this.rerates = rerates;
        this.principal = principal;
    }

    /** Tries or begins to price a period anew. */
    @POST
    @Operation(
            summary = "Price a period anew by another version of its rate deck",
            description = "A dry run unless dryRun is false; then the first step of 500 attempts is taken at once.")
    @APIResponse(
            responseCode = "200",
            description = "What it would come to",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Rerate.class)))
    @APIResponse(
            responseCode = "201",
            description = "It has begun",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Rerate.class)))
    public Response order(RerateOrder order) {
        return order.dry()
                ? Response.ok(rerates.tried(order)).build()
                : Response.status(Response.Status.CREATED)
                        .entity(rerates.begin(order, principal.keyId()))
                        .build();
    }

    /** How far it is. */
    @GET
    @Path("{id}")
    @Operation(summary = "See how far pricing a period anew is")
    public Rerate get(@PathParam("id") String id) {
        return rerates.progress(Parameters.pathId("rerate", id));
    }

    /** The next step. */
    @POST
    @Path("{id}/steps")
    @Operation(
            summary = "Take the next step of pricing a period anew",
            description = "500 attempts at most; again until done is true. A step that was broken off is taken again.")
    public Rerate step(@PathParam("id") String id) {
        return rerates.step(Parameters.pathId("rerate", id));
    }
}
