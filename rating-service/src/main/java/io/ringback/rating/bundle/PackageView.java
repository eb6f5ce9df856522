package io.ringback.rating.bundle;

import io.ringback.rating.authorization.FreePart;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A package as it is shown. What it has, and what became of it, is in seconds or in calls, as its kind says.
 *
 * @param quantity of each period
 * @param used in the present period, or in its last one
 * @param reserved by calls under way
 * @param left nobody has used or reserved it; 0 where the package is not valid now
 * @param by who gave it: a key's id, or {@code operator}
 * @param endedAt when somebody ended it
 */
public record PackageView(
        UUID id,
        UUID account,
        String name,
        FreePart.Kind kind,
        long quantity,
        long used,
        long reserved,
        long left,
        @Nullable Integer secondsPerCall,
        List<String> prefixes,
        PackageOrder.Renewal renewal,
        String timeZone,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String reference,
        String by,
        Instant createdAt,
        @Nullable Instant endedAt) {
    public PackageView {
        prefixes = List.copyOf(prefixes);
    }

    static PackageView of(Row row) {
        long used = row.getLong("used");
        long reserved = row.getLong("reserved");
        long quantity = row.getLong("quantity");
        return new PackageView(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getString("name"),
                FreePart.Kind.valueOf(row.getString("kind")),
                quantity,
                used,
                reserved,
                row.getBoolean("valid") ? quantity - used - reserved : 0,
                row.getInteger("seconds_per_call"),
                List.of(row.getArrayOfStrings("prefixes")),
                PackageOrder.Renewal.valueOf(row.getString("renewal")),
                row.getString("zone"),
                row.getOffsetDateTime("valid_from").toInstant(),
                instant(row.getOffsetDateTime("valid_until")),
                row.getString("reference"),
                row.getString("made_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
