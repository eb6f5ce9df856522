package io.ringback.rating.notice;

import io.ringback.edge.access.NoKey;
import io.ringback.rating.payment.Payment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payment-notices}: the signature stands in for a key. */
@Path("/v1/payment-notices")
@RunOnVirtualThread
@NoKey
@Tag(name = "Money")
public class PaymentNoticesResource {
    private final PaymentNotices notices;

    PaymentNoticesResource(PaymentNotices notices) {
        this.notices = notices;
    }

    /** Takes a notice. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tell that a payment succeeded",
            description =
                    "For payment providers, signed as Standard Webhooks defines it. The provider's id of the payment"
                            + " becomes its reference: what is told again is booked once.")
    @APIResponse(
            responseCode = "200",
            description = "The payment and the balance after it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Payment.class)))
    @APIResponse(responseCode = "204", description = "Understood, and no payment")
    public Response tell(
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signatures,
            byte[] body) {
        notices.verify(id, timestamp, signatures, body);
        if (!PaymentNotice.typeOf(body).equals(PaymentNotice.SUCCEEDED)) {
            return Response.noContent().build();
        }
        var booked = notices.book(PaymentNotice.of(body));
        var response = Response.ok(booked.payment());
        return (booked.replayed() ? response.header("Idempotent-Replayed", "true") : response).build();
    }
}
