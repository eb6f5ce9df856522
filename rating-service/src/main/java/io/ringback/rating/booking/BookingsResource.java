package io.ringback.rating.booking;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Parameters;
import io.ringback.rating.ledger.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/** {@code /v1/accounts/{id}/refunds} and {@code /v1/accounts/{id}/adjustments}. */
@Path("/v1/accounts/{id}")
@RunOnVirtualThread
@Tag(name = "Money")
public class BookingsResource {
    private final Bookings bookings;
    private final CurrentPrincipal principal;

    BookingsResource(Bookings bookings, CurrentPrincipal principal) {
        this.bookings = bookings;
        this.principal = principal;
    }

    /** Gives a payment or a charge back. */
    @POST
    @Path("refunds")
    @Operation(
            summary = "Refund a payment or a charge",
            description =
                    "In whole or in part, never more than what is left of it. A refunded payment leaves the balance,"
                            + " a refunded charge comes back to it.")
    @APIResponse(
            responseCode = "201",
            description = "The booking and the balance after it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Booking.class)))
    public Response refund(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            RefundOrder order) {
        return book(id, Wanted.of(order), idempotencyKey);
    }

    /** Gives or takes money. */
    @POST
    @Path("adjustments")
    @Operation(
            summary = "Give or take money for a reason",
            description = "Below zero takes, and never what is held or beyond the overdraft.")
    @APIResponse(
            responseCode = "201",
            description = "The booking and the balance after it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Booking.class)))
    public Response adjust(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            AdjustmentOrder order) {
        return book(id, Wanted.of(order), idempotencyKey);
    }

    private Response book(String id, Wanted wanted, @Nullable String idempotencyKey) {
        var booked = bookings.book(
                Parameters.pathId("account", id), wanted, IdempotencyKey.checked(idempotencyKey), principal.keyId());
        var response = Response.status(Response.Status.CREATED).entity(booked.booking());
        return (booked.replayed() ? response.header("Idempotent-Replayed", "true") : response).build();
    }
}
