package io.ringback.trigger.callback;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.Message;
import io.ringback.trigger.store.StoredJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A callback led through inputs, stored and read again after each. */
final class Run {
    private final List<Output> outputs = new ArrayList<>();
    private Callback callback;

    Run(Change accepted) {
        callback = accepted.callback();
        outputs.addAll(accepted.outputs());
    }

    static Run of(Retries retries) {
        return new Run(Callbacks.requested(retries));
    }

    Run take(Input input, Instant now) {
        Change change = Lifecycle.on(StoredJson.callback(StoredJson.write(callback)), input, now);
        callback = change.callback();
        outputs.addAll(change.outputs());
        return this;
    }

    Run hear(Message... messages) {
        for (Message message : messages) {
            take(input(message), Callbacks.TEN);
        }
        return this;
    }

    Run hear(List<? extends Message> messages) {
        return hear(messages.toArray(Message[]::new));
    }

    Run due(UUID nextAttempt, Instant now) {
        return take(new Input.Due(nextAttempt, null), now);
    }

    Run cancel(Instant now) {
        return take(new Input.CancelRequested(), now);
    }

    Callback callback() {
        return callback;
    }

    Change whole() {
        return new Change(callback, outputs);
    }

    /** Code and status of each step since the beginning. */
    List<String> told() {
        return Callbacks.told(whole());
    }

    static Input input(Message message) {
        return switch (message) {
            case CallbackAuthorization authorization -> new Input.Answered(authorization);
            case CallEvent event -> new Input.Seen(event);
            case CallCharge charge -> new Input.Charged(charge);
            default -> throw new IllegalArgumentException("not for a callback: " + message);
        };
    }
}
