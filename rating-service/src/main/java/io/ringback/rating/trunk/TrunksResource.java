package io.ringback.rating.trunk;

import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/trunks}. */
@Path("/v1/trunks")
@RunOnVirtualThread
@Tag(name = "Routes")
public class TrunksResource {
    private final Trunks trunks;
    private final TrunkQuality quality;

    TrunksResource(Trunks trunks, TrunkQuality quality) {
        this.trunks = trunks;
        this.quality = quality;
    }

    /** Tells of a trunk. */
    @POST
    @Operation(
            summary = "Tell what is known of a trunk",
            description = "Its name as switches have it. A trunk that only routes name gets numbers in E.164 form.")
    @APIResponse(
            responseCode = "201",
            description = "The trunk",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TrunkView.class)))
    public Response make(TrunkOrder order) {
        trunks.make(order);
        return Response.created(URI.create("/v1/trunks/" + order.name()))
                .entity(view(order.name()))
                .build();
    }

    /** The newest trunks first. */
    @GET
    @Operation(summary = "List trunks", description = "The newest first.")
    public Page<TrunkView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var rows = Sessions.read(() -> TrunkEntity.newest(page));
        return Page.of(rows, page.limit(), trunk -> trunk.createdAt, trunk -> trunk.id)
                .map(trunk -> trunk.view(null));
    }

    /** One trunk. */
    @GET
    @Path("{name}")
    @Operation(summary = "Get a trunk", description = "With how it did in the last hour.")
    public TrunkView one(@PathParam("name") String name) {
        return view(name);
    }

    /** Changes a trunk. */
    @PUT
    @Path("{name}")
    @Operation(summary = "Change a trunk", description = "As a whole, from the next attempt on. Its name stays.")
    public TrunkView change(@PathParam("name") String name, TrunkOrder order) {
        trunks.change(name, order);
        return view(name);
    }

    /** Forgets a trunk. */
    @DELETE
    @Path("{name}")
    @Operation(
            summary = "Forget what is known of a trunk",
            description = "Routes that name it go on using it, with numbers in E.164 form.")
    @APIResponse(responseCode = "204", description = "Gone")
    public void remove(@PathParam("name") String name) {
        trunks.remove(name);
    }

    private TrunkView view(String name) {
        @Nullable
        TrunkEntity trunk =
                Sessions.read(() -> TrunkEntity.<TrunkEntity>find("name", name).firstResult());
        if (trunk == null) {
            throw Problems.notFound("trunk");
        }
        return trunk.view(QualityView.of(quality.records().of(name)));
    }
}
