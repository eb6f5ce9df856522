package io.ringback.rating.quote;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.SandboxAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/quotes}. */
@Path("/v1/quotes")
@RunOnVirtualThread
@CustomerAllowed
@SandboxAllowed
@Tag(name = "Quotes", description = "Prices before the call, honoured when it is charged")
public class QuotesResource {
    private final QuoteDesk desk;
    private final CurrentPrincipal principal;

    QuotesResource(QuoteDesk desk, CurrentPrincipal principal) {
        this.desk = desk;
        this.principal = principal;
    }

    /** Prices a callback and promises it. */
    @POST
    @Operation(
            summary = "Ask for a price",
            description = "A callback that carries the quote's id is priced and routed by it until it expires.")
    @APIResponse(
            responseCode = "201",
            description = "The quote",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuoteView.class)))
    public Response quote(QuoteOrder order) {
        var made = desk.quote(principal.accountFor(order.account()), principal.sandbox(), order);
        return Response.status(Response.Status.CREATED).entity(made).build();
    }
}
