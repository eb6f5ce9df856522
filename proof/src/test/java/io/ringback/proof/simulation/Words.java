package io.ringback.proof.simulation;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Message;
import java.util.UUID;

/** Messages in few words. */
final class Words {
    private Words() {}

    static String of(Message message) {
        return switch (message) {
            case CallEvent event -> id(event.attemptId()) + " " + event.number() + " " + fact(event.fact());
            case CallbackStateChanged change ->
                id(change.callbackId()) + " " + change.number() + " " + change.status() + " " + change.reason();
            case AttemptAuthorized order ->
                id(order.callbackId()) + " AttemptAuthorized " + id(order.attemptId())
                        + " " + order.grant() + " limits "
                        + order.targets().stream()
                                .map(target -> target.limitSeconds())
                                .toList();
            case CallCharge.AttemptSettled settled ->
                id(settled.attemptId()) + " settled " + settled.amount() + " for " + settled.talkSeconds() + " s";
            case CallDetailRecord cdr -> id(cdr.attemptId()) + " cdr " + cdr.disposition();
            default -> message.toString();
        };
    }

    private static String fact(CallFact fact) {
        return fact instanceof CallFact.LegDialing dialing
                ? "LegDialing[" + dialing.leg() + " " + dialing.n() + " " + dialing.trunk() + "]"
                : fact.toString();
    }

    static String id(UUID id) {
        return "~" + id.toString().substring(28);
    }
}
