package io.ringback.rating.statement;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/accounts/{id}/statement}. */
@Path("/v1/accounts/{id}/statement")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Money")
public class StatementResource {
    private final StatementDesk desk;
    private final CurrentPrincipal principal;

    StatementResource(StatementDesk desk, CurrentPrincipal principal) {
        this.desk = desk;
        this.principal = principal;
    }

    /** A page of a period. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Get an account's statement over a period",
            description = "Opening and closing balance, sums by kind and destination, and the postings, the first one"
                    + " first. Accept text/csv for all postings without pages.")
    public Statement page(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var asked = PageRequest.of(limit, null);
        Integer after = Parameters.whole("cursor", cursor, 1, Integer.MAX_VALUE);
        return desk.page(own(id), instant("from", from), end(from, to), after == null ? 0 : after, asked.limit());
    }

    /** All of a period. */
    @GET
    @Produces(StatementCsv.TYPE + ";qs=0.5")
    @Operation(hidden = true)
    public StreamingOutput csv(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return desk.csv(own(id), instant("from", from), end(from, to));
    }

    private UUID own(String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return accountId;
    }

    private static Instant end(@Nullable String from, @Nullable String to) {
        var end = instant("to", to);
        if (!instant("from", from).isBefore(end)) {
            throw Problems.badField("to", "must be after from");
        }
        return end;
    }

    private static Instant instant(String name, @Nullable String text) {
        var instant = Parameters.instant(name, text);
        if (instant == null) {
            throw Problems.badField(name, "is needed, such as 2026-03-01T00:00:00Z");
        }
        return instant;
    }
}
