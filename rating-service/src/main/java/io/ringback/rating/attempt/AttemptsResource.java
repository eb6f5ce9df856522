package io.ringback.rating.attempt;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/attempts}. */
@Path("/v1/attempts")
@RunOnVirtualThread
@Tag(name = "Money")
public class AttemptsResource {
    private final AttemptList attempts;
    private final StuckAttempts stuck;
    private final CurrentPrincipal principal;

    AttemptsResource(AttemptList attempts, StuckAttempts stuck, CurrentPrincipal principal) {
        this.attempts = attempts;
        this.stuck = stuck;
        this.principal = principal;
    }

    /** Attempts that wait for somebody. */
    @GET
    @Operation(
            summary = "List attempts whose money somebody should look at",
            description = "state is STUCK (its end was never told), ESTIMATED (charged by what is proven only) or"
                    + " AUTHORIZED. The oldest first; with a key of the sandbox those of the sandbox.")
    public Page<AttemptView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("account") @Nullable String account,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var looked = Parameters.oneOf(AttemptList.Looked.class, "state", state);
        if (looked == null) {
            throw Problems.badField("state", "must be one of STUCK, ESTIMATED, AUTHORIZED");
        }
        return attempts.page(
                looked, Parameters.uuid("account", account), principal.get().world(), PageRequest.of(limit, cursor));
    }

    /** One attempt. */
    @GET
    @Path("{id}")
    @Operation(summary = "Get the money of an attempt")
    public AttemptView get(@PathParam("id") String id) {
        return found(Parameters.pathId("attempt", id));
    }

    /** Settles it by hand. */
    @POST
    @Path("{id}/settlement")
    @Operation(
            summary = "Settle a stuck attempt by hand",
            description =
                    "Only after its hold has expired. Its end, should it still be told, changes nothing then and is"
                            + " noted. What was settled by an estimate is corrected instead.")
    @APIResponse(responseCode = "200", description = "The attempt, settled")
    public AttemptView settle(@PathParam("id") String id, SettlementOrder order) {
        var attemptId = Parameters.pathId("attempt", id);
        stuck.settle(attemptId, order, principal.keyId());
        return found(attemptId);
    }

    private AttemptView found(UUID attemptId) {
        return attempts.one(attemptId)
                .filter(attempt -> principal.get().sees(attempt.sandbox()))
                .orElseThrow(() -> Problems.notFound("attempt"));
    }
}
