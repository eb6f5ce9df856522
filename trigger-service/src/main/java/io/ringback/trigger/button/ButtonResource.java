package io.ringback.trigger.button;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.values.Ids;
import io.ringback.edge.access.ApiKeys;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.SandboxAllowed;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.campaign.Campaigns;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An account's call-me buttons. */
@Path("/v1/buttons")
@CustomerAllowed
@SandboxAllowed
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Call-me buttons", description = "Buttons on other sites whose visitors are rung and connected with you")
public class ButtonResource {
    private final Buttons buttons;
    private final ApiKeys accounts;
    private final Campaigns campaigns;
    private final CurrentPrincipal principal;
    private final InstantSource clock;
    private final UriInfo uri;

    ButtonResource(
            Buttons buttons,
            ApiKeys accounts,
            Campaigns campaigns,
            CurrentPrincipal principal,
            InstantSource clock,
            @Context UriInfo uri) {
        this.buttons = buttons;
        this.accounts = accounts;
        this.campaigns = campaigns;
        this.principal = principal;
        this.clock = clock;
        this.uri = uri;
    }

    /** Makes one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a call-me button",
            description = "The answer has the line to put into the site's pages. Its calls are the account's.")
    @APIResponse(
            responseCode = "201",
            description = "It may be used",
            content = @Content(schema = @Schema(implementation = ButtonView.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed; it is named")
    public Response create(ButtonBody body) {
        UUID accountId = principal.accountFor(body.account());
        Button button = read(Ids.next(), accountId, principal.sandbox(), body);
        buttons.create(button);
        return Response.created(URI.create("/v1/buttons/" + button.id()))
                .entity(view(button))
                .build();
    }

    /** The latest first. */
    @GET
    @Operation(summary = "List call-me buttons, the latest first")
    public Page<ButtonView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return buttons.list(principal.accountId(), principal.get().world(), PageRequest.of(limit, cursor))
                .map(this::view);
    }

    /** One. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Read a call-me button")
    public ButtonView one(@PathParam("id") String id) {
        return view(own(id));
    }

    /** Replaces one. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replace a call-me button",
            description = "What is left out has its default afterwards. It stays the same account's.")
    public ButtonView replace(@PathParam("id") String id, ButtonBody body) {
        Button old = own(id);
        if (body.account() != null && !body.account().equals(old.accountId())) {
            throw Problems.badField("account", "cannot be changed");
        }
        return view(buttons.replace(read(old.id(), old.accountId(), old.sandbox(), body)));
    }

    /** Removes one. */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a call-me button")
    @APIResponse(responseCode = "204", description = "Nobody can ask at it any more; calls under way go on")
    public void remove(@PathParam("id") String id) {
        buttons.remove(own(id).id());
    }

    private Button read(UUID id, UUID accountId, boolean inSandbox, ButtonBody body) {
        AccountSnapshot account =
                accounts.account(accountId).orElseThrow(() -> Problems.badField("account", "is no account"));
        boolean sandbox = inSandbox || account.sandbox();
        return new ButtonReading(campaigns::mayUse)
                .read(
                        id,
                        accountId,
                        sandbox,
                        body,
                        account.language(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Button own(String id) {
        Button button = buttons.find(Parameters.pathId("button", id)).orElseThrow(() -> Problems.notFound("button"));
        principal.mustOwn(button.accountId(), button.sandbox(), "button");
        return button;
    }

    private ButtonView view(Button button) {
        return ButtonView.of(button, uri.getBaseUri().toString());
    }
}
