package io.ringback.rating.sheet;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.BodyLimit;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.deck.Complaint;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/rate-decks}: sheets that come in. */
@Path("/v1/rate-decks")
@RunOnVirtualThread
@Tag(name = "Rate decks")
public class SheetsResource {
    /** Two million lines; the wall before it is {@code quarkus.http.limits.max-body-size}. */
    private static final long MAX_BODY_BYTES = 256_000_000;

    private static final String CSV = "text/csv";

    private final SheetImports imports;
    private final Progress progress;
    private final CurrentPrincipal principal;

    SheetsResource(SheetImports imports, Progress progress, CurrentPrincipal principal) {
        this.imports = imports;
        this.progress = progress;
        this.principal = principal;
    }

    /** Makes a version of a sheet, or says what it would change. */
    @POST
    @Path("import")
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @BodyLimit(MAX_BODY_BYTES)
    @Operation(
            summary = "Import a version of a rate deck from CSV",
            description =
                    "All or nothing; every bad line is named. A dry run stores nothing and tells what would change.")
    @APIResponse(
            responseCode = "201",
            description = "The draft, and what it changes",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public Response importSheet(@BeanParam ImportParameters parameters, InputStream body) {
        var report = imports.run(order(parameters), principal.keyId(), body);
        var made = report.decks().getFirst().id();
        return made == null
                ? Response.ok(report).build()
                : Response.created(URI.create("/v1/rate-decks/" + made))
                        .entity(report)
                        .build();
    }

    /** Imports, the newest first; those that are running tell how far they are. */
    @GET
    @Path("imports")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List imports", description = "The newest first, with how far those that are running are.")
    public Page<ImportView> imports(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        progress.tellBrokenOff();
        var rows = Sessions.read(() -> ImportEntity.newest(page));
        return Page.of(rows, page.limit(), each -> each.startedAt, each -> each.id)
                .map(ImportEntity::view);
    }

    private static ImportOrder order(ImportParameters parameters) {
        try {
            return parameters.order();
        } catch (IllegalArgumentException e) {
            var complaint = Complaint.of(e);
            throw Problems.badField(complaint.field(), complaint.message());
        }
    }
}
