package io.ringback.trigger.blocked;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number that is or was blocked, with all that was done to it.
 *
 * @param callback in which somebody asked never to be called again
 * @param changes the latest first, at most 100
 */
@Schema(name = "BlockedNumber")
public record BlockedNumberView(
        String number,
        boolean prefix,
        boolean blocked,
        String reason,
        @Nullable String note,
        @Nullable UUID callback,
        Instant changedAt,
        List<ChangeView> changes) {

    /**
     * One thing that was done.
     *
     * @param by id of the operator's key; null if somebody on the line did it
     */
    @Schema(name = "BlockedNumberChange")
    public record ChangeView(
            Instant at,
            boolean blocked,
            String reason,
            @Nullable String note,
            @Nullable UUID callback,
            @Nullable String by) {
        static ChangeView of(Row row) {
            return new ChangeView(
                    row.getOffsetDateTime("at").toInstant(),
                    !row.getBoolean("lifted"),
                    row.getString("reason"),
                    row.getString("note"),
                    row.getUUID("callback_id"),
                    row.getString("key_id"));
        }
    }

    static BlockedNumberView of(Row row, List<Row> changes) {
        return new BlockedNumberView(
                row.getString("number"),
                row.getBoolean("prefix"),
                !row.getBoolean("lifted"),
                row.getString("reason"),
                row.getString("note"),
                row.getUUID("callback_id"),
                row.getOffsetDateTime("changed_at").toInstant(),
                changes.stream().map(ChangeView::of).toList());
    }
}
