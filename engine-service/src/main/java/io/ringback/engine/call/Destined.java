package io.ringback.engine.call;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;

/** An order whose destination was keyed. */
final class Destined {
    private Destined() {}

    /** The order as it would have come with the destination in it. */
    static AttemptAuthorized order(AttemptAuthorized order, CalleeAuthorized callee) {
        return new AttemptAuthorized(
                order.callbackId(),
                order.attemptId(),
                order.attemptNumber(),
                order.at(),
                order.sandbox(),
                order.accountId(),
                order.script(),
                order.caller(),
                order.accessNumber(),
                order.confirm(),
                order.onlyIfFree(),
                order.announcements(),
                order.acknowledge(),
                callee.targets(),
                callee.grant(),
                callee.warnings(),
                callee.callerIds(),
                order.balance(),
                callee.pricePerMinute(),
                order.language(),
                callee.deckVersion(),
                order.chargeable(),
                order.queuedSince(),
                order.expiresAt(),
                order.options());
    }
}
