package io.ringback.trigger.button;

import io.ringback.edge.access.NoKey;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.proving.CodeBody;
import io.ringback.trigger.proving.Ways;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the script of a button asks on behalf of a visitor nobody knows, from a page of an allowed origin. */
@Path("/v1/buttons/{id}/visits")
@NoKey
@AtButton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Call-me buttons")
public class VisitResource {
    private static final String ORIGIN = "Origin";

    private final Buttons buttons;
    private final Visits visits;
    private final Visit current;

    VisitResource(Buttons buttons, Visits visits, Visit current) {
        this.buttons = buttons;
        this.visits = visits;
        this.current = current;
    }

    /** What a visitor may choose. */
    @GET
    @Operation(summary = "Look how a visitor's number can be told a code")
    public Ways ways(@PathParam("id") String id, @HeaderParam(ORIGIN) @Nullable String origin) {
        button(id, origin);
        return visits.ways();
    }

    /** Rings the visitor's number, or writes to it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begin a visit: have the visitor's number told a code",
            description = "Without a key, from a page of an origin the button may stand on.")
    @APIResponse(
            responseCode = "202",
            description = "The number is being rung, or written to",
            content = @Content(schema = @Schema(implementation = VisitView.class)))
    @APIResponse(responseCode = "403", description = "The button does not stand there")
    @APIResponse(responseCode = "422", description = "A rule forbids it, or no messages are sent here")
    @APIResponse(responseCode = "429", description = "The number, or the button, had as many codes as it may")
    public Response begin(
            @PathParam("id") String id, @HeaderParam(ORIGIN) @Nullable String origin, VisitorBody visitor) {
        return Response.accepted(visits.begin(button(id, origin), visitor)).build();
    }

    /** Connects the visitor. */
    @POST
    @Path("/{visit}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tell the code, and be called and connected")
    @APIResponse(
            responseCode = "202",
            description = "The visitor is being called",
            content = @Content(schema = @Schema(implementation = VisitView.class)))
    @APIResponse(responseCode = "409", description = "No code counts any more")
    @APIResponse(responseCode = "422", description = "It is another code, or a rule forbids the call")
    public Response call(
            @PathParam("id") String id,
            @PathParam("visit") String visit,
            @HeaderParam(ORIGIN) @Nullable String origin,
            CodeBody body) {
        return Response.accepted(visits.call(button(id, origin), Parameters.pathId("visit", visit), body.code()))
                .build();
    }

    /** Looks how far it is. */
    @GET
    @Path("/{visit}")
    @Operation(summary = "Look how far a visit is")
    public VisitView look(
            @PathParam("id") String id,
            @PathParam("visit") String visit,
            @HeaderParam(ORIGIN) @Nullable String origin) {
        return visits.look(button(id, origin), Parameters.pathId("visit", visit));
    }

    /** Cancels the call, or the message. */
    @DELETE
    @Path("/{visit}")
    @Operation(summary = "Cancel the call of a visit, or the message")
    @APIResponse(responseCode = "200", description = "It is being stopped")
    @APIResponse(responseCode = "409", description = "It has ended already")
    public VisitView cancel(
            @PathParam("id") String id,
            @PathParam("visit") String visit,
            @HeaderParam(ORIGIN) @Nullable String origin) {
        return visits.cancel(button(id, origin), Parameters.pathId("visit", visit));
    }

    /** What a browser asks before it lets a page begin a visit. */
    @OPTIONS
    @Operation(hidden = true)
    public Response mayBegin(@PathParam("id") String id, @HeaderParam(ORIGIN) @Nullable String origin) {
        button(id, origin);
        return Response.noContent().build();
    }

    /** What a browser asks before it lets a page tell a code, or cancel. */
    @OPTIONS
    @Path("/{visit}")
    @Operation(hidden = true)
    public Response mayGoOn(@PathParam("id") String id, @HeaderParam(ORIGIN) @Nullable String origin) {
        button(id, origin);
        return Response.noContent().build();
    }

    private Button button(String id, @Nullable String origin) {
        Button button = buttons.find(Parameters.pathId("button", id))
                .filter(found -> origin != null && found.standsOn(origin))
                .orElseThrow(VisitResource::elsewhere);
        current.from(button.origins().get(button.origins().indexOf(origin)));
        return button;
    }

    /** The same for a button that is not there: whoever asks from elsewhere learns nothing. */
    private static ProblemException elsewhere() {
        return Problems.forbidden("not-allowed-here", "not allowed here");
    }
}
