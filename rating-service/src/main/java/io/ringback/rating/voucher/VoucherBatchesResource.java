package io.ringback.rating.voucher;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/voucher-batches}. */
@Path("/v1/voucher-batches")
@RunOnVirtualThread
@Tag(name = "Vouchers")
public class VoucherBatchesResource {
    private final VoucherBatches batches;
    private final CurrentPrincipal principal;

    VoucherBatchesResource(VoucherBatches batches, CurrentPrincipal principal) {
        this.batches = batches;
        this.principal = principal;
    }

    /** Makes vouchers. */
    @POST
    @Operation(
            summary = "Make a batch of vouchers",
            description = "The codes stand in this answer and are never shown again; only hashes of them are kept.")
    @APIResponse(
            responseCode = "201",
            description = "The batch with its codes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VoucherBatch.class)))
    public Response make(VoucherBatchOrder order) {
        return Response.status(Response.Status.CREATED)
                .entity(batches.make(order, principal.keyId()))
                .build();
    }

    /** The batches, the newest first. */
    @GET
    @Operation(summary = "List batches of vouchers", description = "The newest first, without codes.")
    public Page<VoucherBatch> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return batches.newest(PageRequest.of(limit, cursor));
    }

    /** One batch. */
    @GET
    @Path("{id}")
    @Operation(summary = "Get a batch of vouchers, without codes")
    public VoucherBatch get(@PathParam("id") String id) {
        return batches.one(Parameters.pathId("voucher batch", id))
                .orElseThrow(() -> Problems.notFound("voucher batch"));
    }

    /** Voids what is left of it. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Void the vouchers of a batch that nobody has redeemed")
    @APIResponse(responseCode = "204", description = "None of it is redeemed any more")
    public void voidRest(@PathParam("id") String id) {
        if (!batches.voidRest(Parameters.pathId("voucher batch", id), principal.keyId())) {
            throw Problems.notFound("voucher batch");
        }
    }
}
