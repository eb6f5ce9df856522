package io.ringback.trigger.callback;

import io.ringback.trigger.callback.CallbackState.WaitingForLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who waits for one line, in the order they came. */
public final class LineQueue {
    private static final Comparator<Callback> ORDER =
            Comparator.comparing(Callback::createdAt).thenComparing(Callback::id);

    private LineQueue() {}

    /**
     * Whose turn it is: the first, if nobody is being tried and the line was reported free after anybody saw it in use.
     *
     * @param waiters the live callbacks for the line
     * @param freedAt when it was last reported free, null if never
     */
    public static Optional<Callback> next(List<Callback> waiters, @Nullable Instant freedAt) {
        return freedAt != null && waiters.stream().allMatch(waiter -> waitsSince(waiter, freedAt))
                ? waiters.stream().min(ORDER)
                : Optional.empty();
    }

    private static boolean waitsSince(Callback waiter, Instant freedAt) {
        return waiter.state() instanceof WaitingForLine(var _, Instant busyAt) && busyAt.isBefore(freedAt);
    }
}
