package io.ringback.trigger.webhook;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.SandboxAllowed;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/webhooks/{id}/notices}: what a webhook was told, and telling it again. */
@Path("/v1/webhooks/{id}/notices")
@CustomerAllowed
@SandboxAllowed
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class NoticeResource {
    private final Webhooks webhooks;
    private final NoticeBook book;
    private final CurrentPrincipal principal;

    NoticeResource(Webhooks webhooks, NoticeBook book, CurrentPrincipal principal) {
        this.webhooks = webhooks;
        this.book = book;
        this.principal = principal;
    }

    /**
     * Which notices are to be sent again.
     *
     * @param from order number of the first
     * @param to order number of the last, the latest if left out
     */
    public record Replay(long from, @Nullable Long to) {
        public Replay {
            if (from < 1 || (to != null && to < from)) {
                throw new IllegalArgumentException("from must be at least 1, and not above to");
            }
        }
    }

    /** How many are sent again. */
    public record Replayed(int notices) {}

    /** What it was told, the latest first. */
    @GET
    @Operation(summary = "List what a webhook was told", description = "The latest first; kept for 30 days.")
    public NoticePage list(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        var page = PageRequest.of(limit, null);
        var earlier = Parameters.whole("before", before, 1, Integer.MAX_VALUE);
        return book.page(
                own(id), WebhookResource.state(state), earlier == null ? null : earlier.longValue(), page.limit());
    }

    /** Sends several again. */
    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send notices again",
            description = "Under the ids they had; what waits for its next try is sent now.")
    public Replayed replay(@PathParam("id") String id, Replay which) {
        return new Replayed(book.replay(own(id), which.from(), which.to() == null ? Long.MAX_VALUE : which.to()));
    }

    /** Sends one again. */
    @POST
    @Path("/{order}/replay")
    @Operation(summary = "Send a notice again")
    @APIResponse(responseCode = "202", description = "On its way")
    public Response replayOne(@PathParam("id") String id, @PathParam("order") String order) {
        var number = order.matches("[0-9]{1,18}") ? Long.parseLong(order) : 0;
        if (number < 1) {
            throw Problems.notFound("notice");
        }
        book.replayOne(own(id), number);
        return Response.accepted().build();
    }

    private UUID own(String id) {
        return webhooks.one(WebhookResource.id(id), principal.get()).id();
    }
}
