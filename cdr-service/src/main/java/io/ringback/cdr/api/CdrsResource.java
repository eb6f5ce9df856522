package io.ringback.cdr.api;

import io.ringback.cdr.CdrSettings;
import io.ringback.cdr.classic.Csv;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.Principal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Call detail records: one per attempt, failed and refused ones too. */
@Path("/v1/cdrs")
@CustomerAllowed
@Tag(name = "Call detail records")
public class CdrsResource {
    private final StoredRecords records;
    private final CurrentPrincipal principal;
    private final CdrSettings settings;

    CdrsResource(StoredRecords records, CurrentPrincipal principal, CdrSettings settings) {
        this.records = records;
        this.principal = principal;
        this.settings = settings;
    }

    /** Records by filter, those that ended last first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "List records, those that ended last first",
            description = "Accept text/csv, or format=classic: all of them in the 16 classic fields, without pages",
            operationId = "listCdrs")
    @APIResponse(
            responseCode = "200",
            description = "A page of records, or all as CSV",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RecordPage.class)),
                @Content(mediaType = ClassicFormat.CSV, schema = @Schema(implementation = String.class))
            })
    public Uni<Page<CallDetailRecord>> list(
            @BeanParam Filter filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Wanted wanted = filter.wanted(principal);
        PageRequest asked = PageRequest.of(limit, cursor);
        return records.page(wanted, asked.after(), asked.limit() + 1)
                .map(rows -> Page.of(rows, asked.limit(), row -> row.endedAt, row -> row.attemptId)
                        .map(StoredRecord::record));
    }

    /** All records of a filter in the sixteen classic fields, as a stream. */
    @GET
    @Produces(ClassicFormat.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Multi<String> export(@BeanParam Filter filter) {
        Wanted wanted = filter.wanted(principal);
        Multi<String> lines = records.all(wanted, settings.export().pageRows())
                .select()
                .first(settings.export().maxRows())
                .map(row -> Csv.line(row.record()));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(Csv.header()), lines);
    }

    /** For the description alone: an annotation cannot name a type with an argument. */
    private record RecordPage(
            List<CallDetailRecord> items, @Nullable String next) {}

    /** One record. */
    @GET
    @Path("/{attempt}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get the record of an attempt", operationId = "getCdr")
    public Uni<CallDetailRecord> get(@PathParam("attempt") String attempt) {
        UUID id = Parameters.pathId("record", attempt);
        Principal asker = principal.get();
        return records.one(id).map(row -> {
            if (row == null) {
                throw Problems.notFound("record");
            }
            asker.mustOwn(row.accountId, row.sandbox, "record");
            return row.record();
        });
    }
}
