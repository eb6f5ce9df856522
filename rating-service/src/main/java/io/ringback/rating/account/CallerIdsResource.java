package io.ringback.rating.account;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.Principal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.session.ExistingAccount;
import io.ringback.rating.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts/{id}/caller-ids}. */
@Path("/v1/accounts/{id}/caller-ids")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Accounts")
public class CallerIdsResource {
    private final CallerNumbers numbers;
    private final CurrentPrincipal principal;

    CallerIdsResource(CallerNumbers numbers, CurrentPrincipal principal) {
        this.numbers = numbers;
        this.principal = principal;
    }

    /** A number as it is shown. */
    public record CallerIdView(String number, boolean active, Source source, Instant createdAt) {
        static CallerIdView of(CallerNumberEntity row) {
            return new CallerIdView(row.number, row.active, row.source, row.createdAt);
        }
    }

    /** Who registered a number. */
    public enum Source {
        OPERATOR,
        CUSTOMER
    }

    /** Registers a number. */
    @POST
    @Operation(
            summary = "Register a number",
            description =
                    "Only active ones are called back. A customer's own stays inactive until it comes with the proof"
                            + " that /v1/number-proofs gives.")
    @APIResponse(
            responseCode = "201",
            description = "The number",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CallerIdView.class)))
    public Response put(@PathParam("id") String id, CallerNumberOrder order) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        switch (principal.get()) {
            case Principal.Operator _ -> numbers.put(accountId, order);
            case Principal.Customer _ -> {
                if (order.active() != null && order.active()) {
                    throw Problems.badField("active", "cannot be claimed: a number is proven first");
                }
                if (order.proof() == null) {
                    numbers.offer(accountId, order.number());
                } else {
                    numbers.prove(accountId, order.number(), order.proof());
                }
            }
        }
        return Response.created(URI.create("/v1/accounts/" + accountId + "/caller-ids/" + order.number()))
                .entity(numbers.view(accountId, order.number()))
                .build();
    }

    /** The account's numbers. */
    @GET
    @Operation(summary = "List registered numbers")
    public Page<CallerIdView> list(@PathParam("id") String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        var rows = Sessions.read(() -> ExistingAccount.reading(accountId, () -> CallerNumberEntity.of(accountId)));
        return new Page<>(rows.stream().map(CallerIdView::of).toList(), null);
    }

    /** Removes a number. */
    @DELETE
    @Path("{number}")
    @Operation(summary = "Remove a number")
    @APIResponse(responseCode = "204", description = "Gone")
    public void remove(@PathParam("id") String id, @PathParam("number") String number) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        numbers.remove(accountId, number);
    }
}
