package io.ringback.rating.attempt;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one settlement of an attempt: its row, whose key allows no second, and the message that tells it. */
@Singleton
class SettlementRows {
    /** ISO 4217 for "no currency": nobody is known who could be charged. */
    private static final String NO_CURRENCY = "XXX";

    private static final String INSERT = """
            INSERT INTO settlement (attempt_id, callback_id, account_id, sandbox, refused, caller_seconds, talk_seconds,
                                    overrun_millis, currency, price, amount, absorbed, deck_version, estimated,
                                    settled_at, destination, settled_by, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)""";

    /** Settles with nothing what was never allowed. */
    void nothing(Transaction tx, AttemptRequested request, @Nullable Payer payer, RefusalReason reason, Instant now) {
        var wish = request.wish();
        var zero = Money.zero(payer == null ? NO_CURRENCY : payer.currency());
        var facts = new RequestFacts(
                request.attemptNumber(),
                wish.trigger(),
                wish.script(),
                wish.caller(),
                wish.callee(),
                wish.accessNumber(),
                wish.language(),
                request.at(),
                wish.campaign());
        var settled = new AttemptSettled(
                request.callbackId(),
                request.attemptId(),
                now,
                request.sandbox(),
                payer == null ? null : payer.id(),
                reason,
                facts,
                null,
                0,
                0,
                0,
                List.of(),
                zero,
                zero,
                payer == null ? null : Micros.money(payer.balanceMicros(), payer.currency()),
                0,
                false);
        insert(tx, settled, 0);
    }

    /**
     * Stores and tells a settlement.
     *
     * @param priceMicros before capture, millionths
     */
    void insert(Transaction tx, AttemptSettled settled, long priceMicros) {
        var decision = settled.decision();
        tx.later(
                INSERT,
                settled.attemptId(),
                settled.callbackId(),
                settled.accountId(),
                settled.sandbox(),
                settled.refused(),
                settled.callerSeconds(),
                settled.talkSeconds(),
                settled.overrunMillis(),
                settled.amount().currency(),
                Micros.decimal(priceMicros),
                settled.amount().amount(),
                settled.absorbed().amount(),
                settled.deckVersion(),
                settled.estimated(),
                settled.at(),
                settled.legs().isEmpty() ? null : settled.legs().getLast().destination(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.reason());
        tx.publish(Topic.CALL_CHARGES, settled);
    }
}
