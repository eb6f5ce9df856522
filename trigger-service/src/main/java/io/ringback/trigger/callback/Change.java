package io.ringback.trigger.callback;

import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A callback after an input, and what the input gave rise to, in order.
 *
 * @param outputs empty with an equal callback if the input changed nothing
 */
public record Change(Callback callback, List<Output> outputs) {
    public Change {
        outputs = List.copyOf(outputs);
    }

    static Change none(Callback callback) {
        return new Change(callback, List.of());
    }

    Change in(CallbackState next) {
        return new Change(callback.in(next), outputs);
    }

    /** Tells a step in the state as it is now. */
    Change tell(Instant at, String code, String text, @Nullable UUID attemptId) {
        Callback told = callback.afterStep();
        return new Change(
                told, plus(new Output.Told(new TimelineStep(told.steps(), at, told.status(), code, text, attemptId))));
    }

    Change ask(CallbackRequest request) {
        return new Change(callback, plus(new Output.Asked(request)));
    }

    Change judge(UUID attemptId, int tryNumber, String digits) {
        return new Change(callback, plus(new Output.Keyed(attemptId, tryNumber, digits)));
    }

    Change optOut(Party party) {
        return new Change(callback, plus(new Output.OptedOut(party)));
    }

    /** This change and one that followed it. */
    public Change and(Change later) {
        List<Output> both = new ArrayList<>(outputs);
        both.addAll(later.outputs());
        return new Change(later.callback(), both);
    }

    Change file(ClosedAttempt attempt) {
        return new Change(callback, plus(new Output.Filed(attempt)));
    }

    private List<Output> plus(Output output) {
        List<Output> more = new ArrayList<>(outputs);
        more.add(output);
        return more;
    }
}
