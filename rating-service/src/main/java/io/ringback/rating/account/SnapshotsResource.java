package io.ringback.rating.account;

import io.ringback.messaging.Database;
import io.ringback.rating.snapshot.SnapshotPublisher;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.sqlclient.Row;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** {@code /v1/accounts/snapshots}. */
@Path("/v1/accounts/snapshots")
@RunOnVirtualThread
@Tag(name = "Accounts")
public class SnapshotsResource {
    private static final Logger LOG = Logger.getLogger(SnapshotsResource.class);

    /** Accounts in one transaction: few enough that their calls do not wait long. */
    private static final int AT_ONCE = 50;

    private final Database database;
    private final SnapshotPublisher snapshots;

    SnapshotsResource(Database database, SnapshotPublisher snapshots) {
        this.database = database;
        this.snapshots = snapshots;
    }

    /**
     * What was told.
     *
     * @param accounts how many
     */
    public record Told(int accounts) {}

    /** Publishes every account anew. */
    @POST
    @Operation(
            summary = "Publish every account anew",
            description = "For a topic that was lost: each with a higher version, in batches. Safe to repeat.")
    public Told rebuild() {
        int told = 0;
        var after = new UUID(0, 0);
        List<UUID> batch;
        do {
            var from = after;
            batch = database.inTransaction(tx -> {
                var ids = tx
                        .query(
                                "SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE",
                                from,
                                AT_ONCE)
                        .stream()
                        .map((Row row) -> row.getUUID("id"))
                        .toList();
                ids.forEach(id -> snapshots.publish(tx, id));
                return ids;
            });
            told += batch.size();
            after = batch.isEmpty() ? after : batch.getLast();
        } while (batch.size() == AT_ONCE);
        LOG.infof("accounts=%d msg=\"every account published anew\"", told);
        return new Told(told);
    }
}
