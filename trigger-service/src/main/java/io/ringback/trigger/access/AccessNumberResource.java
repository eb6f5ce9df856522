package io.ringback.trigger.access;

import io.ringback.contracts.AccessNumber;
import io.ringback.edge.access.ApiKeys;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.access.SandboxAllowed;
import io.ringback.edge.page.EntityVersion;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The operator's numbers people call to ask for a callback. */
@Path("/v1/access-numbers")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access numbers", description = "Numbers people call to ask for a callback")
public class AccessNumberResource {

    private final AccessNumbers numbers;
    private final ApiKeys accounts;
    private final CurrentPrincipal principal;

    AccessNumberResource(AccessNumbers numbers, ApiKeys accounts, CurrentPrincipal principal) {
        this.numbers = numbers;
        this.accounts = accounts;
        this.principal = principal;
    }

    /** Adds one. */
    @SandboxAllowed
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add an access number")
    @APIResponse(
            responseCode = "201",
            description = "It is in use; the ETag is its version",
            content = @Content(schema = @Schema(implementation = AccessNumberView.class)))
    @APIResponse(responseCode = "409", description = "There is such an access number already")
    public Response create(AccessNumberBody body) {
        AccessNumber made = numbers.create(reading().read(null, body), principal.sandbox());
        return Response.created(URI.create("/v1/access-numbers/" + made.number()))
                .entity(AccessNumberView.of(made))
                .tag(EntityVersion.tag(made.version()))
                .build();
    }

    /** The latest first. */
    @GET
    @Operation(summary = "List access numbers, the latest first")
    public Page<AccessNumberView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return numbers.list(principal.get().world(), PageRequest.of(limit, cursor))
                .map(AccessNumberView::of);
    }

    /** One. */
    @GET
    @Path("/{number}")
    @Operation(summary = "Read an access number")
    @APIResponse(
            responseCode = "200",
            description = "The ETag is its version",
            content = @Content(schema = @Schema(implementation = AccessNumberView.class)))
    public Response one(@PathParam("number") String number) {
        return tagged(own(number));
    }

    /** Replaces one. */
    @SandboxAllowed
    @PUT
    @Path("/{number}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace an access number", description = "What is left out has its default afterwards.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = AccessNumberView.class)))
    @APIResponse(responseCode = "412", description = "It no longer has the version that If-Match names")
    public Response replace(
            @PathParam("number") String number,
            @Parameter(description = "The ETag it must still have; any unless said otherwise")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            AccessNumberBody body) {
        own(number);
        return tagged(numbers.replace(reading().read(number, body), EntityVersion.wanted(ifMatch)));
    }

    /** Removes one. */
    @SandboxAllowed
    @DELETE
    @Path("/{number}")
    @Operation(summary = "Remove an access number")
    @APIResponse(responseCode = "204", description = "Calls to it mean nothing any more")
    @APIResponse(responseCode = "412", description = "It no longer has the version that If-Match names")
    public void remove(
            @PathParam("number") String number,
            @Parameter(description = "The ETag it must still have; any unless said otherwise")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch) {
        own(number);
        numbers.remove(number, EntityVersion.wanted(ifMatch));
    }

    /**
     * What was told.
     *
     * @param accessNumbers how many, those that were removed too
     */
    public record Told(int accessNumbers) {}

    /** Publishes all anew. */
    @POST
    @Path("/snapshots")
    @Operation(
            summary = "Publish every access number anew",
            description = "For a topic that was lost: each with a higher version, in batches. Safe to repeat.")
    public Told retell() {
        return new Told(numbers.retell());
    }

    private AccessNumber own(String number) {
        AccessNumber found = numbers.one(number);
        principal.mustOwn(found.ownerAccountId(), found.sandbox(), "access number");
        return found;
    }

    private AccessReading reading() {
        return new AccessReading(accounts::account);
    }

    private static Response tagged(AccessNumber number) {
        return Response.ok(AccessNumberView.of(number))
                .tag(EntityVersion.tag(number.version()))
                .build();
    }
}
