package io.ringback.rating.correction;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.rating.ledger.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/attempts/{id}/corrections}. */
@Path("/v1/attempts/{id}/corrections")
@RunOnVirtualThread
@Tag(name = "Money")
public class CorrectionsResource {
    private final Database database;
    private final Corrections corrections;
    private final CorrectionRows rows;
    private final CurrentPrincipal principal;

    CorrectionsResource(Database database, Corrections corrections, CorrectionRows rows, CurrentPrincipal principal) {
        this.database = database;
        this.corrections = corrections;
        this.rows = rows;
        this.principal = principal;
    }

    /** Corrects a charge. */
    @POST
    @Operation(
            summary = "Correct what an attempt was charged",
            description =
                    "By an amount, another version of a rate deck, or other times: the old charge is taken back and"
                            + " the new one taken in one transaction, and the attempt's record gets a further version.")
    @APIResponse(
            responseCode = "201",
            description = "The correction and the balance after it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Correction.class)))
    public Response correct(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            CorrectionOrder order) {
        var attemptId = Parameters.pathId("attempt", id);
        var ticket = new Corrections.Ticket(principal.keyId(), IdempotencyKey.checked(idempotencyKey), null);
        var corrected = database.inTransaction(tx -> corrections.correct(tx, attemptId, order, ticket));
        var response = Response.status(Response.Status.CREATED).entity(corrected.correction());
        return (corrected.replayed() ? response.header("Idempotent-Replayed", "true") : response).build();
    }

    /** The attempt's corrections. */
    @GET
    @Operation(summary = "List an attempt's corrections", description = "The first one first.")
    public Page<Correction> list(@PathParam("id") String id) {
        var attemptId = Parameters.pathId("attempt", id);
        return new Page<>(
                database.read(sql -> {
                    requireSeen(sql, attemptId);
                    return rows.of(sql, attemptId);
                }),
                null);
    }

    /** With a key of the sandbox what is real is not there. */
    private void requireSeen(Statements sql, UUID attemptId) {
        Boolean world = principal.get().world();
        if (world != null
                && sql.queryOne("SELECT 1 FROM attempt WHERE id = $1 AND sandbox = $2", attemptId, world)
                        .isEmpty()) {
            throw Problems.notFound("attempt");
        }
    }
}
