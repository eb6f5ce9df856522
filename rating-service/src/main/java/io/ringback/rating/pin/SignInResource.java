package io.ringback.rating.pin;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.NoKey;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/sign-in}. */
@Path("/v1/sign-in")
@RunOnVirtualThread
@Tag(name = "Accounts")
public class SignInResource {
    private final SignIns signIns;
    private final CurrentPrincipal principal;

    SignInResource(SignIns signIns, CurrentPrincipal principal) {
        this.signIns = signIns;
        this.principal = principal;
    }

    /** Lets a customer in. */
    @POST
    @NoKey
    @Operation(
            summary = "Sign in with account number and PIN",
            description = "For pages that people use. The token counts for an hour wherever a customer's API key does.")
    @APIResponse(responseCode = "200", description = "The token")
    @APIResponse(
            responseCode = "401",
            description = "Account number and PIN do not go together, or there were too many wrong tries")
    public SignIns.SignedIn begin(SignInOrder order) {
        return signIns.begin(order);
    }

    /** Ends all sign-ins of the customer's account. */
    @DELETE
    @CustomerAllowed
    @Operation(
            summary = "Sign out everywhere",
            description = "No token that was given out for this account counts any more. API keys go on.")
    @APIResponse(responseCode = "204", description = "Signed out")
    public void end() {
        var accountId = principal.accountId();
        if (accountId == null) {
            throw Problems.badRequest("no-sign-in", "an operator's key has nobody signed in");
        }
        signIns.endAll(accountId);
    }
}
