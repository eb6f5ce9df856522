package io.ringback.engine.api;

import io.ringback.contracts.values.StopReason;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Cursor;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable;
import io.ringback.engine.attempt.Stopping;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Calls in progress. */
@Path("/v1/calls")
@RunOnVirtualThread
public final class CallResource {
    private final AttemptTable table;
    private final Stopping stopping;
    private final InstantSource clock;
    private final CurrentPrincipal principal;

    CallResource(AttemptTable table, Stopping stopping, InstantSource clock, CurrentPrincipal principal) {
        this.table = table;
        this.stopping = stopping;
        this.clock = clock;
        this.principal = principal;
    }

    /** The youngest first; with a key of the sandbox those of the sandbox. */
    @GET
    public Page<CallView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest asked = PageRequest.of(limit, cursor);
        Cursor after = asked.after();
        List<Attempt> rows = table.live(
                asked.limit() + 1,
                after == null ? null : after.at(),
                after == null ? null : after.id(),
                principal.get().world());
        return Page.of(rows, asked.limit(), Attempt::createdAt, Attempt::id)
                .map(call -> CallView.of(call, clock.instant()));
    }

    /** The operator's hang-up: accepted, the call's own events tell when it is over. */
    @DELETE
    @Path("{attempt}")
    @APIResponse(responseCode = "202", description = "It is being hung up")
    public Response hangUp(@PathParam("attempt") String attempt) {
        if (!stopping.stop(Parameters.pathId("call", attempt), StopReason.OPERATOR)) {
            throw Problems.notFound("call");
        }
        return Response.accepted().build();
    }
}
