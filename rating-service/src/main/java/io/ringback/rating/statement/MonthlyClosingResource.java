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
            description = MonthlyStatements.ACCOUNTS_AT_ONCE
                    + " accounts at most; again until done is true. For a clock, once after each month.")
    public Closed close() {
        int closed = statements.closeDue().size();
        return new Closed(closed, closed < MonthlyStatements.ACCOUNTS_AT_ONCE);
    }
}
