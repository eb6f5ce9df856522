package io.ringback.rating.account;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.OperatorOnly;
import io.ringback.edge.access.Principal;
import io.ringback.edge.access.SandboxAllowed;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.ExistingAccount;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/{id}/keys}. */
@Path("/v1/accounts/{id}/keys")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Accounts")
public class KeysResource {
    private final ApiKeyDesk desk;
    private final CurrentPrincipal principal;

    KeysResource(ApiKeyDesk desk, CurrentPrincipal principal) {
        this.desk = desk;
        this.principal = principal;
    }

    /** Makes a key. */
    @POST
    @OperatorOnly
    @Operation(summary = "Make an API key", description = "Its text is in this answer and never shown again.")
    @APIResponse(
            responseCode = "201",
            description = "The key with its text",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApiKeyDesk.KeyView.class)))
    public Response make(@PathParam("id") String id, ApiKeyOrder order) {
        var accountId = Parameters.pathId("account", id);
        var made = desk.make(accountId, order);
        return Response.created(URI.create("/v1/accounts/" + accountId + "/keys/" + made.id()))
                .entity(made)
                .build();
    }

    /** The account's keys, without their texts. */
    @GET
    @Operation(summary = "List API keys", description = "Without their texts.")
    public Page<ApiKeyDesk.KeyView> list(@PathParam("id") String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        var rows = Sessions.read(() -> ExistingAccount.reading(accountId, () -> ApiKeyEntity.of(accountId)));
        return new Page<>(rows.stream().map(ApiKeyEntity::view).toList(), null);
    }

    /** Replaces a key. */
    @POST
    @SandboxAllowed
    @Path("{key}/rotate")
    @Operation(
            summary = "Rotate an API key",
            description = "A new key that may do the same; the old one counts for overlapSeconds yet. A customer's key"
                    + " rotates itself alone.")
    @APIResponse(
            responseCode = "201",
            description = "The new key with its text",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApiKeyDesk.KeyView.class)))
    public Response rotate(@PathParam("id") String id, @PathParam("key") String key, KeyRotation rotation) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        var keyId = Parameters.pathId("key", key);
        boolean itself = principal.get() instanceof Principal.Customer || principal.sandbox();
        if (itself && !keyId.toString().equals(principal.keyId())) {
            throw Problems.forbidden("other-key", "a key rotates itself alone");
        }
        var made = desk.rotate(accountId, keyId, Duration.ofSeconds(rotation.overlap()));
        return Response.created(URI.create("/v1/accounts/" + accountId + "/keys/" + made.id()))
                .entity(made)
                .build();
    }

    /** Revokes a key. */
    @DELETE
    @Path("{key}")
    @OperatorOnly
    @Operation(summary = "Revoke an API key")
    @APIResponse(responseCode = "204", description = "Gone, everywhere within seconds")
    public void revoke(@PathParam("id") String id, @PathParam("key") String key) {
        desk.revoke(Parameters.pathId("account", id), Parameters.pathId("key", key));
    }
}
