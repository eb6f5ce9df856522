package io.ringback.trigger.stream;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.Principal;
import io.ringback.edge.page.Parameters;
import io.ringback.trigger.asking.StepView;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The story of a callback: told so far, and as it goes on. */
@Path("/v1/callbacks")
@CustomerAllowed
@Tag(name = "Callbacks")
public class TimelineResource {
    /** More than any callback tells in a day; the rest is asked for with {@code after}. */
    private static final int MOST_STEPS = 1_000;

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final StepReader reader;
    private final CurrentPrincipal principal;
    private final StepStreams streams;

    TimelineResource(StepReader reader, CurrentPrincipal principal, StepStreams streams) {
        this.reader = reader;
        this.principal = principal;
        this.streams = streams;
    }

    @GET
    @Path("/{id}/timeline")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(operationId = "getCallbackTimeline", summary = "What happened, step by step, in plain sentences")
    public Timeline timeline(
            @PathParam("id") String id,
            @Parameter(description = "Only steps after this number") @QueryParam("after") @Nullable String after) {
        UUID callbackId = Parameters.pathId("callback", id);
        Integer number = Parameters.whole("after", after, 0, Integer.MAX_VALUE);
        int from = number == null ? 0 : number;
        StepReader.Look look = reader.look(callbackId, principal.get(), from, MOST_STEPS);
        return new Timeline(callbackId, look.steps().stream().map(StepView::of).toList());
    }

    @GET
    @Path("/{id}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RunOnVirtualThread
    @Operation(
            operationId = "streamCallback",
            summary = "The same steps as server-sent events, from the first one on and as they happen",
            description = "Each event is named state, has the step's number as id and the step as data."
                    + " Last-Event-ID goes on after a break. The stream ends with the callback.")
    @APIResponse(
            responseCode = "200",
            description = "The events, as they come",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") String id, @HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId, @Context Sse sse) {
        UUID callbackId = Parameters.pathId("callback", id);
        Integer number = Parameters.whole(LAST_EVENT_ID, lastEventId, 0, Integer.MAX_VALUE);
        Principal listener = principal.get();
        int from = number == null ? 0 : number;
        streams.admit(callbackId, listener);
        return streams.open(new StepStreams.Listener(callbackId, listener, principal.stillHeld()), from, sse);
    }

    /** What happened, in order. */
    @Schema(name = "Timeline")
    public record Timeline(UUID callback, List<StepView> steps) {}
}
