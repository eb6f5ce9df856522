package io.ringback.cdr.api;

import io.ringback.cdr.record.Outcome;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of a list of records, as they stand in the query. */
public class Filter {
    @QueryParam("callback")
    @Parameter(description = "Id of a callback")
    @Nullable
    String callback;

    @QueryParam("account")
    @Parameter(description = "Id of an account; with a customer's key only the own one")
    @Nullable
    String account;

    @QueryParam("from")
    @Parameter(description = "Ended at or after this instant")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "Ended before this instant")
    @Nullable
    String to;

    @QueryParam("disposition")
    @Parameter(description = "How the attempt ended, or REFUSED")
    @Nullable
    String disposition;

    @QueryParam("campaign")
    @Parameter(description = "Id of a campaign of which the callback was part")
    @Nullable
    String campaign;

    @QueryParam("sandbox")
    @Parameter(
            description =
                    "true: only records of the sandbox, false: only real ones; with a customer's key one's own world")
    @Nullable
    String sandbox;

    @QueryParam("format")
    @Parameter(description = "classic: the 16 classic fields as CSV")
    @Nullable
    String format;

    /**
     * What this principal may see of what is asked for.
     *
     * @throws io.ringback.edge.problem.ProblemException 400 naming the parameter, 404 for a foreign account
     */
    Wanted wanted(CurrentPrincipal principal) {
        UUID named = Parameters.uuid("account", account);
        if (named != null) {
            principal.mustOwn(named, "account");
        }
        Instant begin = Parameters.instant("from", from);
        Instant end = Parameters.instant("to", to);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw Problems.badField("to", "must be after from");
        }
        if (format != null && !format.equals(ClassicFormat.NAME)) {
            throw Problems.badField("format", "must be " + ClassicFormat.NAME);
        }
        return new Wanted(
                Parameters.uuid("callback", callback),
                named == null ? principal.accountId() : named,
                principal.world(Parameters.flag("sandbox", sandbox)),
                begin,
                end,
                outcome(),
                campaign == null || campaign.isEmpty() ? null : campaign);
    }

    private @Nullable String outcome() {
        if (disposition == null || disposition.isEmpty()) {
            return null;
        }
        return Outcome.named(disposition)
                .orElseThrow(() -> Problems.badField(
                        "disposition", Outcome.all().collect(Collectors.joining(", ", "must be one of ", ""))));
    }
}
