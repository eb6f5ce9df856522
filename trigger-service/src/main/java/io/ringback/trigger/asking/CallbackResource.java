package io.ringback.trigger.asking;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Party;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.SandboxAllowed;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Ask for a callback, look at it, move it, cancel it. */
@Path("/v1/callbacks")
@CustomerAllowed
@SandboxAllowed
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Callbacks", description = "Ask for a callback, watch it, cancel it")
public class CallbackResource {
    private final Taking taking;
    private final Cancelling cancelling;
    private final Rescheduling rescheduling;
    private final CallbackList list;
    private final CurrentPrincipal principal;

    CallbackResource(
            Taking taking,
            Cancelling cancelling,
            Rescheduling rescheduling,
            CallbackList list,
            CurrentPrincipal principal) {
        this.taking = taking;
        this.cancelling = cancelling;
        this.rescheduling = rescheduling;
        this.list = list;
        this.principal = principal;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "createCallback",
            summary = "Ask for a callback",
            description =
                    "The caller is rung first; when the caller answers, the callee is rung and both are connected."
                            + " A second request for the same numbers joins the callback that is on its way.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted; Location names the callback",
            content = @Content(schema = @Schema(implementation = CallbackView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Joined the live callback for the same numbers; or the answer to a dry run",
            content = @Content(schema = @Schema(implementation = CallbackView.class)))
    @APIResponse(responseCode = "400", description = "A field is unknown or malformed; it is named")
    @APIResponse(responseCode = "422", description = "A rule refuses it, or the Idempotency-Key came with another body")
    public Response ask(
            CallbackBody body,
            @Parameter(description = "The same key and body give the same response for 24 hours")
                    @HeaderParam(Claim.HEADER)
                    @Nullable
                    String key) {
        return taking.take(body, key).response();
    }

    @GET
    @Operation(operationId = "listCallbacks", summary = "List callbacks, the latest first")
    public Uni<Page<CallbackView>> page(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Only those in this state") @QueryParam("status") @Nullable String status,
            @Parameter(description = "Only those of this caller, E.164") @QueryParam("caller") @Nullable String caller,
            @Parameter(description = "Only those to this callee, E.164") @QueryParam("callee") @Nullable String callee,
            @Parameter(description = "Only those accepted then or later") @QueryParam("from") @Nullable String from,
            @Parameter(description = "Only those accepted before") @QueryParam("to") @Nullable String to,
            @Parameter(description = "Only those of this account; for operators") @QueryParam("account") @Nullable
                    String account,
            @Parameter(
                            description =
                                    "Only those of the sandbox, or only real ones; for operators, others see one world")
                    @QueryParam("sandbox")
                    @Nullable
                    String sandbox) {
        UUID named = Parameters.uuid("account", account);
        UUID own = principal.accountId();
        if (own != null && named != null) {
            principal.mustOwn(named, "account");
        }
        return list.page(
                PageRequest.of(limit, cursor),
                new CallbackList.Wish(
                        own == null ? named : own,
                        principal.world(Parameters.flag("sandbox", sandbox)),
                        Parameters.oneOf(CallbackStatus.class, "status", status),
                        number("caller", caller),
                        number("callee", callee),
                        Parameters.instant("from", from),
                        Parameters.instant("to", to)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCallback", summary = "Look at a callback")
    @APIResponse(
            responseCode = "200",
            description = "As it is; ETag names the version",
            content = @Content(schema = @Schema(implementation = CallbackView.class)))
    @APIResponse(responseCode = "304", description = "It has not changed since the version that If-None-Match names")
    public Uni<Response> one(
            @PathParam("id") String id,
            @Parameter(description = "The version that is known already")
                    @HeaderParam(VersionTag.IF_NONE_MATCH)
                    @Nullable
                    String known) {
        return list.one(Parameters.pathId("callback", id))
                .map(view -> VersionTag.known(known, view.version()) ? tagged(304, view) : tagged(200, view));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "rescheduleCallback",
            summary = "Reschedule a callback that waits",
            description =
                    "What is left out stays as it is. With If-Match only the version that was looked at is moved.")
    @APIResponse(
            responseCode = "200",
            description = "Moved",
            content = @Content(schema = @Schema(implementation = CallbackView.class)))
    @APIResponse(responseCode = "400", description = "A time cannot be understood or kept; its field is named")
    @APIResponse(responseCode = "409", description = "It is under way, or it has ended")
    @APIResponse(responseCode = "412", description = "It has changed since the version that If-Match names")
    public Response move(
            @PathParam("id") String id,
            TimesBody body,
            @Parameter(description = "The version that may be moved") @HeaderParam(VersionTag.IF_MATCH) @Nullable
                    String version) {
        return tagged(200, rescheduling.move(Parameters.pathId("callback", id), body, version, principal.get()));
    }

    @GET
    @Path("/{id}/attempts")
    @Operation(
            operationId = "listCallbackAttempts",
            summary = "List the past attempts of a callback, the first ones first",
            description = "The callback itself shows the latest ones. Go on with after until there is no next.")
    public Uni<CallbackList.AttemptPage> attempts(
            @PathParam("id") String id,
            @Parameter(description = "Only attempts after this number") @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        Integer from = Parameters.whole("after", after, 0, Integer.MAX_VALUE);
        return list.attempts(
                Parameters.pathId("callback", id),
                from == null ? 0 : from,
                PageRequest.of(limit, null).limit());
    }

    @DELETE
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(
            operationId = "cancelCallback",
            summary = "Cancel a callback",
            description = "Before anything was asked for it is cancelled at once; later the call is stopped.")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = CallbackView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The call is being stopped",
            content = @Content(schema = @Schema(implementation = CallbackView.class)))
    @APIResponse(responseCode = "409", description = "It has ended already")
    public Response cancel(@PathParam("id") String id) {
        CallbackView view = cancelling.cancel(Parameters.pathId("callback", id), principal.get());
        return tagged(view.status() == CallbackStatus.CANCELLING ? 202 : 200, view);
    }

    private static Response tagged(int status, CallbackView view) {
        Response.ResponseBuilder response =
                Response.status(status).header(VersionTag.ETAG, VersionTag.of(view.version()));
        return (status == 304 ? response : response.entity(view)).build();
    }

    private static @Nullable String number(String name, @Nullable String given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        // A plus in a query that nobody encoded arrives as a blank.
        String text = given.startsWith(" ") ? "+" + given.substring(1) : given;
        if (!Party.E164.isE164(text)) {
            throw Problems.badField(name, "must be a number in E.164 form");
        }
        return text;
    }
}
