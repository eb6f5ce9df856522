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
     * Whose turn it is: the first, if nobody is being tried and the line was reported free after anybody saw it in use. Who
     * heard nobody answer lets the others pass until somebody has used the line: it was free all the time.
     *
     * @param waiters the live callbacks for the line
     * @param freedAt when it was last reported free, null if never
     * @param usedUntil when it was last in use before that, null if nobody saw it in use
     */
    public static Optional<Callback> next(
            List<Callback> waiters, @Nullable Instant freedAt, @Nullable Instant usedUntil) {
        return waiters.stream().allMatch(waiter -> waitsSinceBefore(waiter, freedAt))
                ? waiters.stream()
                        .filter(waiter -> waiter.wanted().way() != Way.AFTER_USE || waitsSinceBefore(waiter, usedUntil))
                        .min(ORDER)
                : Optional.empty();
    }

    private static boolean waitsSinceBefore(Callback waiter, @Nullable Instant moment) {
        return moment != null
                && waiter.state() instanceof WaitingForLine(var _, Instant busyAt)
                && busyAt.isBefore(moment);
    }
}
