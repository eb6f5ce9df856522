package io.ringback.rating.voucher;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.payment.Payment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/{id}/vouchers}. */
@Path("/v1/accounts/{id}/vouchers")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Vouchers")
public class VoucherRedemptionResource {
    private final Vouchers vouchers;
    private final CurrentPrincipal principal;
    private final InstantSource clock;

    VoucherRedemptionResource(Vouchers vouchers, CurrentPrincipal principal, InstantSource clock) {
        this.vouchers = vouchers;
        this.principal = principal;
        this.clock = clock;
    }

    /** A voucher's code as somebody typed it. */
    public record VoucherOrder(String code) {
        private static final int MAX = 100;

        public VoucherOrder {
            if (code.isBlank() || code.length() > MAX) {
                throw new IllegalArgumentException("code must have 1 to " + MAX + " characters");
            }
        }
    }

    /** Redeems a voucher. */
    @POST
    @Operation(
            summary = "Redeem a voucher",
            description = "Once; the same account may send it again and gets the same answer. Five wrong codes in a row"
                    + " lock the account out for 15 minutes.")
    @APIResponse(
            responseCode = "201",
            description = "The payment and the balance after it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Payment.class)))
    public Response redeem(@PathParam("id") String id, VoucherOrder order) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return switch (vouchers.redeem(accountId, order.code(), principal.keyId())) {
            case Redemption.Redeemed(var payment, boolean replayed) -> {
                var response = Response.status(Response.Status.CREATED).entity(payment);
                yield (replayed ? response.header("Idempotent-Replayed", "true") : response).build();
            }
            case Redemption.Wrong _ ->
                throw Problems.unprocessable("voucher-unknown", "code", "is no voucher that can be redeemed");
            case Redemption.LockedOut(var until) ->
                throw Problems.tooMany(
                        "voucher-locked",
                        "too many wrong codes; try again later",
                        Math.max(1, Duration.between(clock.instant(), until).toSeconds()));
            case Redemption.Expired(var since) ->
                throw Problems.unprocessable("voucher-expired", "code", "expired at " + since);
            case Redemption.Foreign(String currency) ->
                throw Problems.unprocessable("voucher-currency", "code", "is good for " + currency + " only");
        };
    }
}
