package io.ringback.rating.balance;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.CapRoom;
import io.ringback.rating.authorization.FreeAllowances;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.authorization.SpendWindow;
import io.ringback.rating.bundle.PackageUses;
import io.ringback.rating.ledger.LedgerHead;
import io.ringback.rating.plan.PlanInForce;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of an account's row what decisions are made on. */
final class AccountRow {
    private AccountRow() {}

    static LockedAccount read(Transaction tx, Row row, Instant now) {
        var id = row.getUUID("id");
        var window = SpendWindow.at(now, ZoneId.of(row.getString("time_zone")))
                .notBefore(instant(row, "hour_began"), instant(row, "day_began"));
        var payer = new Payer(
                id,
                Status.valueOf(row.getString("status")),
                row.getString("currency"),
                micros(row, "balance"),
                micros(row, "held"),
                micros(row, "overdraft"),
                row.getInteger("concurrency"),
                row.getInteger("live_calls"),
                row.getInteger("minimum_talk_seconds"),
                row.getString("language"),
                Set.of(row.getArrayOfStrings("caller_numbers")),
                CallerIdPolicies.read(row.getString("caller_id_policy")),
                caps(tx, row, window));
        var head = new LedgerHead(
                id, payer.currency(), row.getLong("postings"), row.getString("chain_hash"), payer.balanceMicros());
        var plan = new PlanInForce(
                row.getUUID("callee_deck_id"),
                CallerLegPolicy.valueOf(row.getString("caller_leg")),
                row.getUUID("caller_deck_id"));
        return new LockedAccount(
                payer,
                head,
                plan,
                row.getLong("routes_version"),
                row.getBoolean("forwarding"),
                row.getBoolean("packages") ? PackageUses.left(tx, id, now) : FreeAllowances.NONE,
                window,
                LowBalance.of(row));
    }

    private static CapRoom caps(Transaction tx, Row row, SpendWindow window) {
        @Nullable BigDecimal call = row.getBigDecimal("cap_call");
        long held = micros(row, "held");
        List<CapRoom.Destination> destinations =
                row.getBoolean("destination_caps") ? DestinationCaps.read(tx, row.getUUID("id"), window) : List.of();
        return new CapRoom(
                call == null ? CapRoom.NO_CAP : Micros.of(call),
                room(row, "cap_hour", charged(row, "hour", window.hour()) + held),
                room(row, "cap_day", charged(row, "day", window.day()) + held),
                destinations);
    }

    private static long room(Row row, String cap, long usedMicros) {
        @Nullable BigDecimal limit = row.getBigDecimal(cap);
        return limit == null ? CapRoom.NO_CAP : Micros.of(limit) - usedMicros;
    }

    /** What was charged in an older window does not count any more. */
    private static long charged(Row row, String span, Instant begin) {
        return instant(row, span + "_began").isBefore(begin) ? 0 : micros(row, span + "_charged");
    }

    private static long micros(Row row, String column) {
        return Micros.of(row.getBigDecimal(column));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time.toInstant();
    }
}
