package io.ringback.rating.plan;

import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/call-plans}. */
@Path("/v1/call-plans")
@RunOnVirtualThread
@Tag(name = "Call plans", description = "Which decks price the legs of an account's calls")
public class CallPlansResource {
    private final CallPlans plans;

    CallPlansResource(CallPlans plans) {
        this.plans = plans;
    }

    /** Makes a plan. */
    @POST
    @Operation(summary = "Make a call plan", description = "Its decks must exist, in its currency.")
    @APIResponse(
            responseCode = "201",
            description = "The plan",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CallPlanView.class)))
    public Response make(CallPlanOrder order) {
        var id = plans.make(order);
        return Response.created(URI.create("/v1/call-plans/" + id))
                .entity(view(id))
                .build();
    }

    /** The newest plans first. */
    @GET
    @Operation(summary = "List call plans", description = "The newest first.")
    public Page<CallPlanView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var rows = Sessions.read(() -> CallPlanEntity.newest(page));
        return Page.of(rows, page.limit(), plan -> plan.createdAt, plan -> plan.id)
                .map(CallPlanEntity::view);
    }

    /** One plan. */
    @GET
    @Path("{id}")
    @Operation(summary = "Get a call plan")
    public CallPlanView one(@PathParam("id") String id) {
        return view(Parameters.pathId("call-plan", id));
    }

    /** Puts other decks into a plan. */
    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a call plan",
            description = "From the next attempt on. Name and currency stay; running calls keep their prices.")
    public CallPlanView change(@PathParam("id") String id, CallPlanOrder order) {
        var planId = Parameters.pathId("call-plan", id);
        plans.change(planId, order);
        return view(planId);
    }

    private static CallPlanView view(UUID planId) {
        @Nullable CallPlanEntity plan = Sessions.read(() -> CallPlanEntity.<CallPlanEntity>findById(planId));
        if (plan == null) {
            throw Problems.notFound("call-plan");
        }
        return plan.view();
    }
}
