package io.ringback.rating.statement;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/{id}/monthly-statements}. */
@Path("/v1/accounts/{id}/monthly-statements")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Money")
public class MonthlyStatementsResource {
    private final MonthlyStatements statements;
    private final StatementDesk desk;
    private final Database database;
    private final CurrentPrincipal principal;

    MonthlyStatementsResource(
            MonthlyStatements statements, StatementDesk desk, Database database, CurrentPrincipal principal) {
        this.statements = statements;
        this.desk = desk;
        this.database = database;
        this.principal = principal;
    }

    /** The account's months. */
    @GET
    @Operation(
            summary = "List an account's closed months",
            description = "The newest first; a month that is over is closed by the first who asks.")
    public Page<MonthlyStatement> list(@PathParam("id") String id) {
        return new Page<>(statements.of(own(id)), null);
    }

    /** One month. */
    @GET
    @Path("{number}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get a closed month", description = "Accept text/csv for its postings.")
    public MonthlyStatement get(@PathParam("id") String id, @PathParam("number") String number) {
        return found(own(id), number);
    }

    /** Its postings. */
    @GET
    @Path("{number}")
    @Produces(StatementCsv.TYPE + ";qs=0.5")
    @Operation(hidden = true)
    public StreamingOutput csv(@PathParam("id") String id, @PathParam("number") String number) {
        var statement = found(own(id), number);
        var span = new Span(statement.account(), statement.firstSequence(), statement.lastSequence());
        return desk.csv(span, statement.currency());
    }

    private MonthlyStatement found(UUID accountId, String number) {
        if (!number.matches("[1-9][0-9]{0,17}")) {
            throw Problems.notFound("statement");
        }
        return database.read(sql -> statements.one(sql, accountId, Long.parseLong(number)))
                .orElseThrow(() -> Problems.notFound("statement"));
    }

    private UUID own(String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return accountId;
    }
}
