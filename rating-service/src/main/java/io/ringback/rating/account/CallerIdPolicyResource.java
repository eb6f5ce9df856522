package io.ringback.rating.account;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.rating.authorization.CallerIdPolicy;
import io.ringback.rating.balance.CallerIdPolicies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/{id}/caller-id-policy}. */
@Path("/v1/accounts/{id}/caller-id-policy")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Accounts")
public class CallerIdPolicyResource {
    private final Database database;
    private final CurrentPrincipal principal;

    CallerIdPolicyResource(Database database, CurrentPrincipal principal) {
        this.database = database;
        this.principal = principal;
    }

    /** What each side sees. */
    @GET
    @Operation(summary = "Get the caller-ID policy")
    public CallerIdPolicy get(@PathParam("id") String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return database.read("SELECT caller_id_policy::text AS policy FROM account WHERE id = $1", accountId).stream()
                .findFirst()
                .map(row -> CallerIdPolicies.read(row.getString("policy")))
                .orElseThrow(() -> Problems.notFound("account"));
    }

    /** Says what each side is to see from the next call on. */
    @PUT
    @OperatorOnly
    @Operation(
            summary = "Put the caller-ID policy",
            description = "The operator vouches for the numbers. A request's own callerId still wins for the callee.")
    public CallerIdPolicy put(@PathParam("id") String id, CallerIdPolicyOrder order) {
        var accountId = Parameters.pathId("account", id);
        var policy = order.policy();
        int changed = database.inTransaction(tx -> tx.execute(
                "UPDATE account SET caller_id_policy = $2::text::jsonb WHERE id = $1",
                accountId,
                CallerIdPolicies.write(policy)));
        if (changed == 0) {
            throw Problems.notFound("account");
        }
        return policy;
    }
}
