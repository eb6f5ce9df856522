package io.ringback.rating.account;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/accounts}. */
@Path("/v1/accounts")
@RunOnVirtualThread
@Tag(name = "Accounts", description = "Who pays: balances, limits, numbers and keys")
public class AccountsResource {
    private final AccountAdministration administration;
    private final CurrentPrincipal principal;

    AccountsResource(AccountAdministration administration, CurrentPrincipal principal) {
        this.administration = administration;
        this.principal = principal;
    }

    /** Opens an account. */
    @POST
    @Operation(summary = "Open an account", description = "Its currency must be that of its call plan.")
    @APIResponse(
            responseCode = "201",
            description = "The account",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AccountView.class)))
    public Response open(AccountOrder order) {
        var id = administration.open(order);
        return Response.created(URI.create("/v1/accounts/" + id))
                .entity(view(id))
                .build();
    }

    /** The newest accounts first. */
    @GET
    @Operation(summary = "List accounts", description = "The newest first.")
    public Page<AccountView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var rows = Sessions.read(() -> AccountEntity.newest(page));
        return Page.of(rows, page.limit(), account -> account.createdAt, account -> account.id)
                .map(AccountView::of);
    }

    /** One account; a customer sees its own. */
    @GET
    @Path("{id}")
    @CustomerAllowed
    @Operation(summary = "Get an account")
    public AccountView one(@PathParam("id") String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return view(accountId);
    }

    /** Changes an account. */
    @PATCH
    @Path("{id}")
    @Operation(
            summary = "Change an account",
            description = "Fields left out stay as they are. A status other than ACTIVE ends its calls.")
    public AccountView change(@PathParam("id") String id, AccountChange change) {
        var accountId = Parameters.pathId("account", id);
        administration.change(accountId, change);
        return view(accountId);
    }

    private static AccountView view(UUID accountId) {
        @Nullable AccountEntity account = Sessions.read(() -> AccountEntity.<AccountEntity>findById(accountId));
        if (account == null) {
            throw Problems.notFound("account");
        }
        return AccountView.of(account);
    }
}
