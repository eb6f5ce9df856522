package io.ringback.rating.ledger;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.rating.session.ExistingAccount;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/accounts/{id}/ledger}. */
@Path("/v1/accounts/{id}/ledger")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Accounts")
public class LedgerResource {
    private final CurrentPrincipal principal;

    LedgerResource(CurrentPrincipal principal) {
        this.principal = principal;
    }

    /** The account's postings, the newest first. */
    @GET
    @Operation(summary = "List an account's postings", description = "The newest first.")
    public Page<PostingView> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        var page = PageRequest.of(limit, cursor);
        var rows =
                Sessions.read(() -> ExistingAccount.reading(accountId, () -> PostingEntity.newestOf(accountId, page)));
        return Page.of(rows, page.limit(), posting -> posting.postedAt, posting -> posting.transferId)
                .map(PostingEntity::view);
    }
}
