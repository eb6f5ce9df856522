package io.ringback.rating.payment;

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

/** {@code /v1/accounts/{id}/payments}. */
@Path("/v1/accounts/{id}/payments")
@RunOnVirtualThread
@Tag(name = "Accounts")
public class PaymentsResource {
    private final Payments payments;
    private final CurrentPrincipal principal;

    PaymentsResource(Payments payments, CurrentPrincipal principal) {
        this.principal = principal;
        this.payments = payments;
    }

    /** Books a payment. */
    @POST
    @Operation(
            summary = "Book a payment",
            description = "The same reference or Idempotency-Key books once; another amount under it is refused.")
    @APIResponse(
            responseCode = "201",
            description = "The payment and the balance after it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Payment.class)))
    public Response book(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            PaymentOrder order) {
        var booked = payments.book(
                Parameters.pathId("account", id),
                order,
                IdempotencyKey.checked(idempotencyKey),
                Payments.Source.OPERATOR,
                principal.keyId());
        var response = Response.status(Response.Status.CREATED).entity(booked.payment());
        return (booked.replayed() ? response.header("Idempotent-Replayed", "true") : response).build();
    }
}
