package io.ringback.rating.pin;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.access.Principal;
import io.ringback.edge.page.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/{id}/pin}. */
@Path("/v1/accounts/{id}/pin")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Accounts")
public class PinResource {
    private final PinDesk desk;
    private final CurrentPrincipal principal;

    PinResource(PinDesk desk, CurrentPrincipal principal) {
        this.desk = desk;
        this.principal = principal;
    }

    /** Whether there is one. */
    @GET
    @Operation(summary = "Ask whether a PIN is set", description = "Never what it is: only its hash is kept.")
    public PinDesk.PinView get(@PathParam("id") String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return desk.view(accountId);
    }

    /** Sets or changes it. */
    @PUT
    @Operation(
            summary = "Set the PIN",
            description = "An operator sets it anew and ends a lock-out; a customer changes it with the old one.")
    @APIResponse(responseCode = "204", description = "It counts from now on")
    public void put(@PathParam("id") String id, PinOrder order) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        switch (principal.get()) {
            case Principal.Operator _ -> desk.reset(accountId, order);
            case Principal.Customer _ -> desk.change(accountId, order);
        }
    }

    /** Takes it away. */
    @DELETE
    @OperatorOnly
    @Operation(summary = "Remove the PIN", description = "Nobody is identified by it any more.")
    @APIResponse(responseCode = "204", description = "Gone")
    public void remove(@PathParam("id") String id) {
        desk.remove(Parameters.pathId("account", id));
    }
}
