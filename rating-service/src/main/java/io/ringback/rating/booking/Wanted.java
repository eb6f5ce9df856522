package io.ringback.rating.booking;

import io.ringback.rating.ledger.HouseAccount;
import io.ringback.rating.ledger.Transfer;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be booked.
 *
 * @param amount what the balance changes by; null for all that is left of what is refunded
 */
record Wanted(
        Transfer.Kind kind,
        @Nullable BigDecimal amount,
        @Nullable UUID payment,
        @Nullable UUID attempt,
        @Nullable String reference,
        String reason) {

    static Wanted of(AdjustmentOrder order) {
        return new Wanted(Transfer.Kind.ADJUSTMENT, order.amount(), null, null, order.reference(), order.reason());
    }

    /** A payment leaves the balance, a charge comes back to it. */
    static Wanted of(RefundOrder order) {
        var amount = order.amount();
        return new Wanted(
                Transfer.Kind.REFUND,
                amount == null || order.payment() == null ? amount : amount.negate(),
                order.payment(),
                order.attempt(),
                order.reference(),
                order.reason());
    }

    HouseAccount house() {
        if (payment != null) {
            return HouseAccount.PAYMENTS;
        }
        return attempt == null ? HouseAccount.ADJUSTMENTS : HouseAccount.REVENUE;
    }

    /** Whether this is what was booked; the words of the reason may differ. */
    boolean is(Row booked) {
        return booked.getString("kind").equals(kind.name())
                && (amount == null || booked.getBigDecimal("amount").compareTo(amount) == 0)
                && Objects.equals(booked.getUUID("payment_id"), payment)
                && Objects.equals(booked.getUUID("attempt_id"), attempt)
                && Objects.equals(booked.getString("reference"), reference);
    }
}
