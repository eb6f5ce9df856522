package io.ringback.proof.simulation;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Message;
import io.ringback.trigger.admission.BlockedNumbers;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.TimelineStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Trigger's tables: callbacks, and what was told of each; and its messages as inputs. */
record TriggerRows(
        Map<UUID, Callback> callbacks, Map<UUID, List<TimelineStep>> timelines, List<BlockedNumbers.Block> blocks)
        implements Database.Tables<TriggerRows> {
    @Override
    public TriggerRows copy() {
        return new TriggerRows(new LinkedHashMap<>(callbacks), new LinkedHashMap<>(timelines), new ArrayList<>(blocks));
    }

    static CallbackStateChanged told(Callback callback, TimelineStep step) {
        return new CallbackStateChanged(
                callback.id(),
                step.number(),
                step.at(),
                callback.sandbox(),
                step.status(),
                step.code(),
                step.text(),
                callback.accountId(),
                step.attemptId(),
                callback.wanted().trigger(),
                callback.wanted().caller(),
                callback.wanted().callee());
    }

    static UUID callbackId(Message message) {
        return switch (message) {
            case CallbackAuthorization authorization -> authorization.callbackId();
            case CallEvent event -> event.callbackId();
            case CallCharge charge -> charge.callbackId();
            default -> throw new IllegalStateException("not consumed here: " + message);
        };
    }

    static Input input(Message message) {
        return switch (message) {
            case CallbackAuthorization authorization -> new Input.Answered(authorization);
            case CallEvent event -> new Input.Seen(event);
            case CallCharge charge -> new Input.Charged(charge);
            default -> throw new IllegalStateException("not consumed here: " + message);
        };
    }
}
