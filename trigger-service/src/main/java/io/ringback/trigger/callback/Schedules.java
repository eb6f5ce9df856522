package io.ringback.trigger.callback;

import io.ringback.trigger.callback.CallbackState.Accepted;
import io.ringback.trigger.callback.CallbackState.Ended;
import io.ringback.trigger.callback.CallbackState.Evaluated;
import io.ringback.trigger.callback.CallbackState.Evaluating;
import io.ringback.trigger.callback.CallbackState.Scheduled;
import io.ringback.trigger.callback.CallbackState.Trying;
import io.ringback.trigger.callback.CallbackState.Waiting;
import io.ringback.trigger.callback.CallbackState.WaitingForLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What waits for its time, and how that time is changed. */
final class Schedules {
    private Schedules() {}

    /** For the timeline: when it is due, and what was decided to say so. */
    static String sentence(Wanted wanted, Instant due) {
        return "Scheduled for " + due + "." + note(wanted);
    }

    /** When it may ring, by its own hours and by the law of the place. */
    static Instant allowed(Callback callback, @Nullable Instant heldUntil, Instant now) {
        Instant from = heldUntil != null && heldUntil.isAfter(now) ? heldUntil : now;
        return Lifecycle.earliest(callback, from);
    }

    /** Its time has come at an hour in which it may not ring: it keeps its place. */
    static Change hold(Callback callback, Instant until, Instant now) {
        CallbackState waiting = callback.state() instanceof Waiting(var _, @Nullable Instant queuedSince)
                ? new Waiting(until, queuedSince)
                : new Scheduled(until);
        String text = "No phone may ring there now; it is looked at again at " + until + ".";
        return Change.none(callback).in(waiting).tell(now, "HELD", text, null);
    }

    /** Changes its times, unless an attempt is under way or it has ended. */
    static Change move(Callback callback, Wanted times, Instant expiresAt, Instant now) {
        Callback moved = callback.at(times, expiresAt);
        Instant due = Lifecycle.earliest(moved, now);
        String text = "Moved to " + due + "." + note(times);
        return switch (callback.state()) {
            case Scheduled _ -> Change.none(moved).in(new Scheduled(due)).tell(now, "RESCHEDULED", text, null);
            case Waiting _ -> Change.none(moved).in(new Waiting(due, null)).tell(now, "RESCHEDULED", text, null);
            case Accepted _, Trying _, WaitingForLine _, Evaluating _, Evaluated _, Ended _ -> Change.none(callback);
        };
    }

    private static String note(Wanted wanted) {
        return wanted.timeNote() == null ? "" : " " + wanted.timeNote();
    }
}
