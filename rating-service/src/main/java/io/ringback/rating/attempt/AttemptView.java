package io.ringback.rating.attempt;

import io.ringback.contracts.values.Money;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as far as money hangs on it.
 *
 * @param state AUTHORIZED, REFUSED or SETTLED
 * @param stuck whether it is authorised and nobody can still be talking: its end was never told
 * @param estimated whether it was charged by what is proven only, and nobody has corrected that
 * @param amount taken up to now, null before it is settled
 * @param absorbed priced and never taken, null before it is settled
 * @param corrections how many there were
 * @param settledBy the key's id, or {@code operator}, where somebody settled it by hand
 * @param lateTalkMillis what the engine told of the talk after that
 */
public record AttemptView(
        UUID id,
        UUID callback,
        @Nullable UUID account,
        boolean sandbox,
        String state,
        boolean stuck,
        boolean estimated,
        Instant requestedAt,
        @Nullable Instant firstDialledAt,
        @Nullable Instant holdExpiresAt,
        @Nullable Instant settledAt,
        @Nullable Long callerSeconds,
        @Nullable Long talkSeconds,
        @Nullable Money amount,
        @Nullable Money absorbed,
        @Nullable Integer corrections,
        @Nullable String settledBy,
        @Nullable Long lateTalkMillis) {

    static AttemptView of(Row row) {
        boolean settled = row.getOffsetDateTime("settled_at") != null;
        return new AttemptView(
                row.getUUID("id"),
                row.getUUID("callback_id"),
                row.getUUID("account_id"),
                row.getBoolean("sandbox"),
                row.getString("state"),
                row.getBoolean("stuck"),
                settled && row.getBoolean("estimated"),
                row.getOffsetDateTime("requested_at").toInstant(),
                instant(row.getOffsetDateTime("first_dialled_at")),
                instant(row.getOffsetDateTime("hold_expires_at")),
                instant(row.getOffsetDateTime("settled_at")),
                row.getLong("caller_seconds"),
                row.getLong("talk_seconds"),
                settled ? new Money(row.getBigDecimal("amount"), row.getString("currency")) : null,
                settled ? new Money(row.getBigDecimal("absorbed"), row.getString("currency")) : null,
                row.getInteger("corrections"),
                row.getString("settled_by"),
                row.getLong("late_talk_millis"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
