package io.ringback.trigger.proving;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.values.Party;
import io.ringback.edge.access.ApiKeys;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.access.SandboxAllowed;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An account shows that a number is its own: it is told a code, by a call or by a message. */
@Path("/v1/number-proofs")
@CustomerAllowed
@SandboxAllowed
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Number proofs", description = "Show that a telephone number is yours: it is told a code")
public class ProofResource {
    private final Proofs proofs;
    private final ApiKeys accounts;
    private final CurrentPrincipal principal;

    ProofResource(Proofs proofs, ApiKeys accounts, CurrentPrincipal principal) {
        this.proofs = proofs;
        this.accounts = accounts;
        this.principal = principal;
    }

    /** Rings the number, or writes to it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Have a number told a code",
            description =
                    "The number is rung and told six digits, or gets them in a message. They count for ten minutes.")
    @APIResponse(
            responseCode = "202",
            description = "It is being rung, or written to",
            content = @Content(schema = @Schema(implementation = ProofView.class)))
    @APIResponse(responseCode = "422", description = "A rule forbids it, or no messages are sent here")
    @APIResponse(responseCode = "429", description = "The number, or the account, had as many codes as it may")
    public Response begin(NumberBody body) {
        UUID accountId = principal.accountFor(body.account());
        AccountSnapshot account = accounts.account(accountId).orElse(null);
        boolean sandbox = principal.sandbox() || (account != null && account.sandbox());
        String usual = account == null ? "en" : account.language();
        Proof proof = proofs.begin(new Proofs.Claim(
                accountId,
                sandbox,
                new Party.E164(body.number()),
                Way.of(body.by()),
                body.language() == null ? usual : body.language()));
        return Response.accepted(view(proof))
                .location(URI.create("/v1/number-proofs/" + proof.id()))
                .build();
    }

    /** Looks at one. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Look at a number proof")
    public ProofView one(@PathParam("id") String id) {
        return view(own(id));
    }

    /** How it can be asked for. */
    @GET
    @Path("/ways")
    @Operation(summary = "Look how a number can be told a code here")
    public Ways ways() {
        return proofs.ways();
    }

    /** Hears the code. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tell the code that was heard")
    @APIResponse(
            responseCode = "200",
            description = "It is the code; proof registers the number",
            content = @Content(schema = @Schema(implementation = ProofView.class)))
    @APIResponse(responseCode = "409", description = "No code counts any more")
    @APIResponse(responseCode = "422", description = "It is another code")
    public ProofView tell(@PathParam("id") String id, CodeBody body) {
        Proof proof = own(id);
        Proofs.Told told = proofs.tell(proof.id(), body.code());
        told.requireRight();
        return ProofView.of(told.proof(), Proof.State.PROVEN, proofs.message(told.proof()), proofs.token(told.proof()));
    }

    private ProofView view(Proof proof) {
        CodeMessage message = proofs.message(proof);
        return ProofView.of(proof, proof.state(proofs.now(), message), message, null);
    }

    private Proof own(String id) {
        Proof proof = proofs.find(Parameters.pathId("number proof", id))
                .filter(each -> each.button() == null)
                .orElseThrow(() -> Problems.notFound("number proof"));
        principal.mustOwn(proof.accountId(), proof.sandbox(), "number proof");
        return proof;
    }
}
