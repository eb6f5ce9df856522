package io.ringback.rating.route;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** {@code /v1/routes}. */
@Path("/v1/routes")
@RunOnVirtualThread
@Tag(name = "Routes", description = "Which trunks may carry which numbers")
public class RoutesResource {
    private final InstantSource clock;

    RoutesResource(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes a route. */
    @POST
    @Operation(
            summary = "Make a route",
            description = "To the numbers behind a prefix: the longest wins, the empty one fits every number. Or to the"
                    + " extensions of a site.")
    @APIResponse(
            responseCode = "201",
            description = "The route",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RouteView.class)))
    public Response make(RouteOrder order) {
        var now = clock.instant();
        var route = RouteEntity.of(Ids.next(now, ThreadLocalRandom.current()), order, now);
        try {
            Sessions.change(() -> route.persistAndFlush());
        } catch (ConstraintViolationException e) {
            throw taken();
        } catch (PersistenceException e) {
            if (e.getCause() instanceof ConstraintViolationException) {
                throw taken();
            }
            throw e;
        }
        return Response.created(URI.create("/v1/routes/" + route.id))
                .entity(route.view())
                .build();
    }

    /** The newest routes first. */
    @GET
    @Operation(summary = "List routes", description = "The newest first.")
    public Page<RouteView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var rows = Sessions.read(() -> RouteEntity.newest(page));
        return Page.of(rows, page.limit(), route -> route.createdAt, route -> route.id)
                .map(RouteEntity::view);
    }

    /** Removes a route. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a route", description = "Calls already authorised keep theirs.")
    @APIResponse(responseCode = "204", description = "Gone")
    public void remove(@PathParam("id") String id) {
        var routeId = Parameters.pathId("route", id);
        boolean removed = Sessions.change(() -> RouteEntity.deleteById(routeId));
        if (!removed) {
            throw Problems.notFound("route");
        }
    }

    private static RuntimeException taken() {
        return Problems.conflict("route-taken", "there is a route for this prefix or site");
    }
}
