package io.ringback.rating.balance;

import io.ringback.contracts.values.Money;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.CustomerAllowed;
import io.ringback.edge.page.Parameters;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.rating.snapshot.SnapshotPublisher;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.sqlclient.Row;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /v1/accounts/{id}/low-balance}. */
@Path("/v1/accounts/{id}/low-balance")
@RunOnVirtualThread
@CustomerAllowed
@Tag(name = "Money")
public class LowBalanceResource {
    private static final String SET = """
            UPDATE account SET low_balance = $2::numeric,
                low_since = CASE WHEN balance < $2::numeric THEN coalesce(low_since, $3) END
            WHERE id = $1""";

    private final Database database;
    private final CurrentPrincipal principal;
    private final SnapshotPublisher snapshots;
    private final InstantSource clock;

    LowBalanceResource(
            Database database, CurrentPrincipal principal, SnapshotPublisher snapshots, InstantSource clock) {
        this.database = database;
        this.principal = principal;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Whether the balance is low. */
    @GET
    @Operation(summary = "See whether an account's balance is low, and since when")
    public LowBalanceView get(@PathParam("id") String id) {
        return view(own(id));
    }

    /** Sets from where on it is. */
    @PUT
    @Operation(summary = "Say below which balance an account is to be noted as low")
    public LowBalanceView set(@PathParam("id") String id, LowBalanceOrder order) {
        return changed(own(id), order.threshold());
    }

    /** Nobody wants to be told any more. */
    @DELETE
    @Operation(summary = "Note no low balance of an account any more")
    @APIResponse(responseCode = "204", description = "No balance is low any more")
    public void remove(@PathParam("id") String id) {
        changed(own(id), null);
    }

    private UUID own(String id) {
        var accountId = Parameters.pathId("account", id);
        principal.mustOwn(accountId, "account");
        return accountId;
    }

    private LowBalanceView changed(UUID accountId, @Nullable BigDecimal threshold) {
        database.runInTransaction(tx -> {
            snapshots.lock(tx, accountId);
            tx.execute(SET, accountId, threshold, clock.instant());
            // Who is below already has fallen below now.
            snapshots.publish(tx, accountId);
        });
        return view(accountId);
    }

    private LowBalanceView view(UUID accountId) {
        return database
                .read("SELECT balance, currency, low_balance, low_since FROM account WHERE id = $1", accountId)
                .stream()
                .map(LowBalanceResource::view)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("account"));
    }

    private static LowBalanceView view(Row row) {
        var currency = row.getString("currency");
        BigDecimal threshold = row.getBigDecimal("low_balance");
        var since = row.getOffsetDateTime("low_since");
        return new LowBalanceView(
                new Money(row.getBigDecimal("balance"), currency),
                threshold == null ? null : new Money(threshold, currency),
                since == null ? null : since.toInstant());
    }
}
