package io.ringback.cdr.campaign;

import io.ringback.contracts.values.Party;
import io.ringback.edge.access.ApiKeys;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.page.EntityVersion;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Campaigns: the operator makes them; whoever's they are may watch. */
@Path("/v1/campaigns")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns", description = "How often a number may take part, and who does")
public class CampaignResource {

    private final Campaigns campaigns;
    private final Monitor monitor;
    private final ApiKeys accounts;
    private final CurrentPrincipal principal;
    private final InstantSource clock;

    CampaignResource(
            Campaigns campaigns, Monitor monitor, ApiKeys accounts, CurrentPrincipal principal, InstantSource clock) {
        this.campaigns = campaigns;
        this.monitor = monitor;
        this.accounts = accounts;
        this.principal = principal;
        this.clock = clock;
    }

    /** Makes one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCampaign",
            summary = "Make a campaign",
            description = "Callbacks and call-me buttons name it by its id, a moment later at the latest.")
    @APIResponse(
            responseCode = "201",
            description = "Made; the ETag is its version",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "400", description = "A field is malformed; it is named")
    @APIResponse(responseCode = "409", description = "There is such a campaign already")
    public Response create(CampaignBody body) {
        Instant now = now();
        Definition made = campaigns.create(reading(now).made(body));
        return Response.created(URI.create("/v1/campaigns/" + made.id()))
                .entity(CampaignView.of(made, now, null))
                .tag(EntityVersion.tag(made.version()))
                .build();
    }

    /** The latest first. */
    @GET
    @CustomerAllowed
    @Operation(operationId = "listCampaigns", summary = "List campaigns, the latest first")
    public Page<CampaignView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        Instant now = now();
        return campaigns
                .list(principal.accountId(), PageRequest.of(limit, cursor))
                .map(campaign -> CampaignView.of(campaign, now, null));
    }

    /** One, with what was counted. */
    @GET
    @Path("/{id}")
    @CustomerAllowed
    @Operation(operationId = "getCampaign", summary = "Look at a campaign, with what was counted so far")
    @APIResponse(
            responseCode = "200",
            description = "The ETag is its version; what is counted does not change it",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response one(@PathParam("id") String id) {
        Definition campaign = own(id);
        Instant now = now();
        return tagged(campaign, CampaignView.of(campaign, now, monitor.totals(campaign, now)));
    }

    /** Who takes part. */
    @GET
    @Path("/{id}/participants")
    @CustomerAllowed
    @Operation(
            operationId = "listCampaignParticipants",
            summary = "List who takes part, who was called last first",
            description = "What they had is that of the present period.")
    public Page<ParticipantView> participants(
            @PathParam("id") String id,
            @Parameter(description = "Only this number, E.164") @QueryParam("number") @Nullable String number,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (number != null && !Party.E164.isE164(number)) {
            throw Problems.badField("number", "must be a number in E.164 form, such as +442079460002");
        }
        return monitor.participants(own(id), number, PageRequest.of(limit, cursor), now());
    }

    /** Replaces what was said of one. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceCampaign",
            summary = "Replace what was said of a campaign",
            description = "What is left out has its default afterwards, but for begins, which stays. Once it has begun,"
                    + " whom and what it counts cannot be changed.")
    @APIResponse(
            responseCode = "200",
            description = "Changed; callbacks asked for from now on are judged by it",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "409", description = "It has ended")
    @APIResponse(responseCode = "412", description = "It no longer has the version that If-Match names")
    public Response replace(
            @PathParam("id") String id,
            @Parameter(description = "The ETag it must still have; any unless said otherwise")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            CampaignBody body) {
        Instant now = now();
        Definition changed = campaigns.change(
                id, EntityVersion.wanted(ifMatch), old -> reading(now).changed(old, body));
        return tagged(changed, CampaignView.of(changed, now, null));
    }

    /** Ends one. */
    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "endCampaign",
            summary = "End a campaign for good",
            description = "What was counted can still be read.")
    @APIResponse(responseCode = "204", description = "Nobody takes part any more; calls under way go on")
    @APIResponse(responseCode = "412", description = "It no longer has the version that If-Match names")
    public void end(
            @PathParam("id") String id,
            @Parameter(description = "The ETag it must still have; any unless said otherwise")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch) {
        Instant now = now();
        campaigns.change(id, EntityVersion.wanted(ifMatch), old -> old.hasEnded(now) ? old : old.endedAt(now));
    }

    private Definition own(String id) {
        Definition campaign = campaigns.one(id);
        principal.mustOwn(campaign.accountId(), "campaign");
        return campaign;
    }

    private CampaignReading reading(Instant now) {
        return new CampaignReading(id -> accounts.account(id).isPresent(), now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Response tagged(Definition campaign, CampaignView view) {
        return Response.ok(view).tag(EntityVersion.tag(campaign.version())).build();
    }
}
