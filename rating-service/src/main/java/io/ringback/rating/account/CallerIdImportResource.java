package io.ringback.rating.account;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.problem.BodyLimit;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/caller-ids/import}. */
@Path("/v1/accounts/caller-ids/import")
@RunOnVirtualThread
@Tag(name = "Accounts")
public class CallerIdImportResource {
    /** Ten thousand lines of A2Billing are below 1 MB. */
    private static final long MAX_BODY_BYTES = 4_000_000;

    private final CallerIdImports imports;
    private final CurrentPrincipal principal;

    CallerIdImportResource(CallerIdImports imports, CurrentPrincipal principal) {
        this.imports = imports;
        this.principal = principal;
    }

    /** Registers the numbers of a sheet, or says what that would change. */
    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @BodyLimit(MAX_BODY_BYTES)
    @Operation(
            summary = "Import registered numbers from CSV",
            description =
                    "Such as A2Billing's cc_callerid, with each card's number; 10,000 lines at most. All or nothing;"
                            + " every bad line is named. A dry run stores nothing and tells what would change.")
    public CallerIdImports.Report importSheet(
            @QueryParam("account") @DefaultValue("account") String accountColumn,
            @QueryParam("number") @DefaultValue("cid") String numberColumn,
            @QueryParam("active") @DefaultValue("activated") String activeColumn,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            InputStream body) {
        if (!dryRun.equals("true") && !dryRun.equals("false")) {
            throw Problems.badField("dryRun", "must be true or false");
        }
        var sheet = new CallerIdSheet(accountColumn, numberColumn, activeColumn);
        return imports.run(sheet, body, dryRun.equals("true"), principal.keyId());
    }
}
