package io.ringback.rating.account;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.page.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/{id}/spend-caps}. */
@Path("/v1/accounts/{id}/spend-caps")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Accounts")
public class SpendCapsResource {
    private final SpendCaps caps;
    private final CurrentPrincipal principal;

    SpendCapsResource(SpendCaps caps, CurrentPrincipal principal) {
        this.caps = caps;
        this.principal = principal;
    }

    /** The caps and what counts to them now. */
    @GET
    @Operation(summary = "Get the spend caps", description = "With what is charged and held in the hour and the day.")
    public SpendCapView get(@PathParam("id") String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return caps.view(accountId);
    }

    /** Puts all caps. */
    @PUT
    @OperatorOnly
    @Operation(
            summary = "Put the spend caps",
            description = "One that is left out is no longer. A cap below what is charged and held stops live calls.")
    public SpendCapView put(@PathParam("id") String id, SpendCapOrder order) {
        var accountId = Parameters.pathId("account", id);
        caps.put(accountId, order);
        return caps.view(accountId);
    }
}
