package io.ringback.rating.sheet;

import io.ringback.edge.page.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/rate-decks/{id}/rates} as CSV. */
@Path("/v1/rate-decks/{id}/rates")
@RunOnVirtualThread
public class ExportResource {
    private final SheetExport export;

    ExportResource(SheetExport export) {
        this.export = export;
    }

    /** All rates of a version as a sheet. */
    @GET
    @Produces("text/csv;qs=0.5")
    @Operation(hidden = true)
    public StreamingOutput rates(@PathParam("id") String id) {
        return export.of(Parameters.pathId("rate-deck", id));
    }
}
