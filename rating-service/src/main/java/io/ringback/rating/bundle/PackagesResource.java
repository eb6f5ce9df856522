package io.ringback.rating.bundle;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/accounts/{id}/packages}. */
@Path("/v1/accounts/{id}/packages")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Accounts")
public class PackagesResource {
    private final PackageDesk desk;
    private final CurrentPrincipal principal;

    PackagesResource(PackageDesk desk, CurrentPrincipal principal) {
        this.desk = desk;
        this.principal = principal;
    }

    /** Gives the account a package. */
    @POST
    @OperatorOnly
    @Operation(
            summary = "Give an account free seconds or free calls",
            description = "They pay before money does. The same reference gives the same package once.")
    @APIResponse(
            responseCode = "201",
            description = "The package",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PackageView.class)))
    public Response give(@PathParam("id") String id, PackageOrder order) {
        var given = desk.give(Parameters.pathId("account", id), order, principal.keyId());
        var response = Response.status(Response.Status.CREATED).entity(given.view());
        return (given.replayed() ? response.header("Idempotent-Replayed", "true") : response).build();
    }

    /** The account's packages, the newest first. */
    @GET
    @Operation(summary = "List an account's packages", description = "The newest first, with what is left of each.")
    public Page<PackageView> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return desk.newest(own(id), PageRequest.of(limit, cursor));
    }

    /** One package. */
    @GET
    @Path("{package}")
    @Operation(summary = "Get a package")
    public PackageView get(@PathParam("id") String id, @PathParam("package") String packageId) {
        return desk.find(own(id), Parameters.pathId("package", packageId))
                .orElseThrow(() -> Problems.notFound("package"));
    }

    /** Ends a package. */
    @DELETE
    @Path("{package}")
    @OperatorOnly
    @Operation(
            summary = "End a package",
            description = "No call authorised from now on uses it; those under way keep what they have reserved.")
    @APIResponse(responseCode = "204", description = "It has ended")
    public void end(@PathParam("id") String id, @PathParam("package") String packageId) {
        boolean ended =
                desk.end(Parameters.pathId("account", id), Parameters.pathId("package", packageId), principal.keyId());
        if (!ended) {
            throw Problems.notFound("package");
        }
    }

    private UUID own(String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return accountId;
    }
}
