package io.ringback.rating.statement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/monthly-statements}. */
@Path("/v1/monthly-statements")
@RunOnVirtualThread
@Tag(name = "Money")
public class MonthlyClosingResource {
    /** Accounts closed in one request: some seconds of work. */
    private static final int ACCOUNTS_AT_ONCE = 200;

    private final MonthlyStatements statements;

    MonthlyClosingResource(MonthlyStatements statements) {
        this.statements = statements;
    }

    /**
     * What was closed.
     *
     * @param accounts whose months were closed now
     * @param done false if there are more
     */
    public record Closed(int accounts, boolean done) {}

    /** Closes what is due. */
    @POST
    @Operation(
            summary = "Close the months of all accounts with an overdraft",
            description = "200 accounts at most; again until done is true. For a clock, once after each month.")
    public Closed close() {
        int closed = statements.closeDue(ACCOUNTS_AT_ONCE).size();
        return new Closed(closed, closed < ACCOUNTS_AT_ONCE);
    }
}
