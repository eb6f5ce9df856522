package io.ringback.rating.account;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.Principal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.account.ForwardingDesk.ForwardingView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/{id}/forwarding}. */
@Path("/v1/accounts/{id}/forwarding")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Accounts")
public class ForwardingResource {
    private final ForwardingDesk desk;
    private final CurrentPrincipal principal;

    ForwardingResource(ForwardingDesk desk, CurrentPrincipal principal) {
        this.desk = desk;
        this.principal = principal;
    }

    /** The rules of all numbers that have some. */
    @GET
    @Operation(summary = "List forwarding rules")
    public Page<ForwardingView> list(@PathParam("id") String id) {
        return new Page<>(desk.list(own(id)), null);
    }

    /** Puts all rules of a number. */
    @PUT
    @Path("{number}")
    @Operation(
            summary = "Put the forwarding rules of a number",
            description = "The number is one of the account's. Trunks are named by the operator alone.")
    public ForwardingView put(@PathParam("id") String id, @PathParam("number") String number, ForwardingOrder order) {
        var accountId = own(id);
        boolean trunks = order.rules().stream().anyMatch(rule -> rule.trunk() != null);
        if (trunks && principal.get() instanceof Principal.Customer) {
            throw Problems.badField("trunk", "is for the operator to name");
        }
        desk.put(accountId, number, order);
        return new ForwardingView(number, order.rules());
    }

    private UUID own(String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return accountId;
    }
}
