package io.ringback.trigger.policy;

import io.ringback.edge.access.ApiKeys;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.admission.Policy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/admission-policy}: which countries and kinds of numbers may be called. */
@Path("/v1/admission-policy")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Admission policy", description = "Which countries and kinds of numbers may be called")
public class PolicyResource {
    private final Policies policies;
    private final ApiKeys accounts;

    PolicyResource(Policies policies, ApiKeys accounts) {
        this.policies = policies;
        this.accounts = accounts;
    }

    /** Everybody's. */
    @GET
    @Operation(summary = "Read what holds for accounts without a policy of their own")
    public Policy everybodys() {
        return policies.written(null).orElse(Policy.USUAL);
    }

    /** Sets everybody's. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replacePolicy",
            summary = "Say what holds for accounts without a policy of their own",
            description = "In force for everyone within a second. What is left out has its default afterwards.")
    public Policy put(PolicyBody body) {
        if (body.sites() != null && !body.sites().isEmpty()) {
            throw Problems.badField("sites", "belong to one account each");
        }
        policies.put(null, body.policy());
        return body.policy();
    }

    /** One account's. */
    @GET
    @Path("/accounts/{account}")
    @Operation(summary = "Read the policy of an account")
    @APIResponse(responseCode = "404", description = "It has none of its own")
    public Policy ofAccount(@PathParam("account") String account) {
        return policies.written(known(account)).orElseThrow(() -> Problems.notFound("admission policy"));
    }

    /** Sets one account's. */
    @PUT
    @Path("/accounts/{account}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceAccountPolicy",
            summary = "Give an account a policy of its own",
            description = "It holds instead of everybody's, within a second. A site is one account's only.")
    @APIResponse(responseCode = "409", description = "A site is another account's")
    public Policy put(@PathParam("account") String account, PolicyBody body) {
        policies.put(known(account), body.policy());
        return body.policy();
    }

    /** Removes one account's. */
    @DELETE
    @Path("/accounts/{account}")
    @Operation(summary = "Take an account's own policy away", description = "Everybody's holds from then on.")
    @APIResponse(responseCode = "204", description = "Gone")
    public void remove(@PathParam("account") String account) {
        if (!policies.remove(known(account))) {
            throw Problems.notFound("admission policy");
        }
    }

    private UUID known(String account) {
        UUID id = Parameters.pathId("account", account);
        if (accounts.account(id).isEmpty()) {
            throw Problems.notFound("account");
        }
        return id;
    }
}
