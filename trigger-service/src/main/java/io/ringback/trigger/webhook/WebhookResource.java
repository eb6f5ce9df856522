package io.ringback.trigger.webhook;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/webhooks}: who is told of callbacks. */
@Path("/v1/webhooks")
@CustomerAllowed
@SandboxAllowed
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Be told of callbacks at an address of your own")
public class WebhookResource {
    private final Webhooks webhooks;
    private final CurrentPrincipal principal;

    WebhookResource(Webhooks webhooks, CurrentPrincipal principal) {
        this.webhooks = webhooks;
        this.principal = principal;
    }

    /** Makes a webhook. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "Make a webhook",
            description = "Notices are signed as Standard Webhooks says. The secret is shown in this answer only.")
    @APIResponse(
            responseCode = "201",
            description = "The webhook and its secret",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response make(WebhookBody body) {
        var own = principal.accountId();
        if (own != null && body.account() != null && !own.equals(body.account())) {
            throw Problems.badField("account", "is not yours");
        }
        var made = webhooks.make(body, own == null ? body.account() : own, principal.sandbox());
        return Response.created(URI.create("/v1/webhooks/" + made.id()))
                .entity(made)
                .build();
    }

    /** The newest first. */
    @GET
    @WithSession
    @Operation(summary = "List webhooks", description = "The newest first.")
    public Uni<Page<WebhookView>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return WebhookEntity.newest(page, principal.accountId(), principal.get().world())
                .map(rows -> Page.of(rows, page.limit(), row -> row.createdAt, row -> row.id)
                        .map(WebhookEntity::view));
    }

    /** One webhook. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(summary = "Read a webhook")
    public WebhookView one(@PathParam("id") String id) {
        return webhooks.one(id(id), principal.get());
    }

    /** Changes a webhook. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Change a webhook", description = "What is left out stays as it is.")
    public WebhookView change(@PathParam("id") String id, WebhookChange change) {
        return webhooks.change(id(id), principal.get(), change);
    }

    /** Removes a webhook. */
    @DELETE
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(summary = "Remove a webhook", description = "With all that waits for it.")
    @APIResponse(responseCode = "204", description = "Gone")
    public void remove(@PathParam("id") String id) {
        webhooks.remove(id(id), principal.get());
    }

    /** Changes the secret. */
    @POST
    @Path("/{id}/secret")
    @RunOnVirtualThread
    @Operation(
            summary = "Change the secret",
            description = "For a day notices carry a signature by each, so that receivers can follow.")
    public WebhookView changeKey(@PathParam("id") String id) {
        return webhooks.changeKey(id(id), principal.get());
    }

    /** Tries the webhook. */
    @POST
    @Path("/{id}/test")
    @RunOnVirtualThread
    @Operation(summary = "Send a notice of nothing", description = "Its event is webhook.test.")
    @APIResponse(responseCode = "202", description = "On its way")
    public Response test(@PathParam("id") String id) {
        webhooks.test(id(id), principal.get());
        return Response.accepted().build();
    }

    static UUID id(String text) {
        return Parameters.pathId("webhook", text);
    }

    /** As it stands in the table. */
    static @Nullable String state(@Nullable String text) {
        var state = Parameters.oneOf(NoticeState.class, "state", text == null ? null : text.toUpperCase(Locale.ROOT));
        return state == null ? null : state.name();
    }
}
