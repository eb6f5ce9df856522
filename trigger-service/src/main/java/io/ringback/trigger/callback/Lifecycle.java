package io.ringback.trigger.callback;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.admission.Verdict;
import io.ringback.trigger.callback.CallbackState.Accepted;
import io.ringback.trigger.callback.CallbackState.Ended;
import io.ringback.trigger.callback.CallbackState.Evaluated;
import io.ringback.trigger.callback.CallbackState.Evaluating;
import io.ringback.trigger.callback.CallbackState.Scheduled;
import io.ringback.trigger.callback.CallbackState.Trying;
import io.ringback.trigger.callback.CallbackState.Waiting;
import io.ringback.trigger.callback.CallbackState.WaitingForLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a callback's life. Every input may be repeated without effect; what belongs to a past attempt, or comes
 * after the end, changes nothing.
 */
public final class Lifecycle {
    private Lifecycle() {}

    /** A callback that does not exist yet. */
    public static Callback fresh(
            UUID id, UUID accountId, boolean sandbox, Wanted wanted, Instant createdAt, Instant expiresAt) {
        return new Callback(
                id, accountId, sandbox, wanted, createdAt, expiresAt, new Accepted(), 0, 0, 0, 0, null, null, null);
    }

    /** As {@link #accept(Callback, UUID, List)} where nobody forwards calls to numbers that may not be called. */
    public static Change accept(Callback fresh, UUID firstAttemptId) {
        return accept(fresh, firstAttemptId, List.of());
    }

    /**
     * Accepts a fresh callback: its first try goes out, or waits for its time.
     *
     * @param forbidden numbers its calls must not be forwarded to
     */
    public static Change accept(Callback fresh, UUID firstAttemptId, List<Forbidden> forbidden) {
        Instant now = fresh.createdAt();
        Change accepted = Change.none(fresh).tell(now, "ACCEPTED", accepted(fresh.wanted()), null);
        if (fresh.wanted().awaitedLine() != null) {
            return LineWait.begin(accepted, now);
        }
        Instant due = earliest(fresh, now);
        return due.isAfter(now)
                ? accepted.in(new Scheduled(due)).tell(now, "SCHEDULED", Schedules.sentence(fresh.wanted(), due), null)
                : request(accepted, firstAttemptId, forbidden, now, now);
    }

    /**
     * Accepts a fresh callback as a dry run: rated, never dialled.
     *
     * @param admitted what admission answered
     */
    public static Change evaluate(Callback fresh, UUID evaluationId, Verdict admitted) {
        Instant now = fresh.createdAt();
        return Change.none(fresh)
                .tell(now, "ACCEPTED", "Accepted as a dry run: nothing will be dialled.", null)
                .in(new Evaluating(evaluationId, admitted.answers()))
                .tell(now, "REQUESTED", "The rules and the price were asked for.", null)
                .ask(new CallbackRequest.EvaluationRequested(
                        fresh.id(),
                        evaluationId,
                        now,
                        fresh.sandbox(),
                        fresh.wanted().wish(fresh.accountId(), fresh.person(), admitted.forbidden())));
    }

    /** What an input makes of a callback. */
    public static Change on(Callback callback, Input input, Instant now) {
        return switch (input) {
            case Input.Answered(var message) -> Course.answered(callback, message);
            case Input.Seen(var event) -> Course.seen(callback, event);
            case Input.Judged judged -> Menu.judged(callback, judged, now);
            case Input.Charged(CallCharge.AttemptSettled settled) -> Course.settled(callback, settled);
            // A correction changes money and history, not the callback's life.
            case Input.Charged(CallCharge.ChargeCorrected _) -> Change.none(callback);
            case Input.Due due -> due(callback, due, now);
            case Input.LineFree free -> LineWait.free(callback, free, now);
            case Input.Moved(Wanted times, Instant expiresAt) -> Schedules.move(callback, times, expiresAt, now);
            case Input.CancelRequested() -> cancel(callback, now);
            case Input.Blocked() -> blocked(callback, now);
            case Input.Silence() -> Backstop.silence(callback, now);
        };
    }

    private static Change due(Callback callback, Input.Due due, Instant now) {
        if (callback.dueAt().isEmpty() || callback.dueAt().get().isAfter(now)) {
            return Change.none(callback);
        }
        return switch (callback.state()) {
            case Accepted _, Scheduled _ -> dueOrExpired(callback, due, now, now);
            case Waiting(var _, @Nullable Instant queuedSince) ->
                dueOrExpired(callback, due, queuedSince == null ? now : queuedSince, now);
            case Evaluating _, WaitingForLine _ -> expire(callback, now);
            case Trying(Attempt attempt) -> Course.overdue(callback, attempt, now);
            case Ended _, Evaluated _ -> Change.none(callback);
        };
    }

    private static Change dueOrExpired(Callback callback, Input.Due due, Instant queuedSince, Instant now) {
        if (!callback.expiresAt().isAfter(now)) {
            return expire(callback, now);
        }
        RuleAnswer refusal = due.refusal();
        if (refusal != null && Persons.nextAfter(callback, refusal)) {
            Change none = Change.none(callback);
            return Persons.next(none, callback.tries(), now, refusal.rule(), refusal.sentence(), null);
        }
        if (refusal != null) {
            return end(Change.none(callback), CallbackStatus.REFUSED, now, refusal.rule(), refusal.sentence(), null);
        }
        Instant allowed = Schedules.allowed(callback, due.heldUntil(), now);
        return allowed.isAfter(now)
                ? Schedules.hold(callback, allowed, now)
                : request(Change.none(callback), due.nextAttemptId(), due.forbidden(), queuedSince, now);
    }

    /** When it may ring next; its expiry if never. */
    static Instant earliest(Callback callback, Instant now) {
        return callback.wanted().earliest(now).orElse(callback.expiresAt());
    }

    private static String accepted(Wanted wanted) {
        if (wanted.announces()) {
            return "Accepted: the number is rung and told what there is to say.";
        }
        return wanted.callee() == null
                ? "Accepted: the caller is rung first, and asked for the number to call."
                : "Accepted: the caller is rung first.";
    }

    static Change request(Change change, UUID attemptId, List<Forbidden> forbidden, Instant queuedSince, Instant now) {
        Callback before = change.callback();
        int number = before.attempts() + 1;
        Callback counted =
                before.counting(number, before.tries() + 1, before.deferrals()).identifiedAs(null);
        Attempt attempt = Attempt.requested(attemptId, number, now, queuedSince);
        return new Change(counted, change.outputs())
                .in(new Trying(attempt))
                .tell(now, "REQUESTED", "Attempt " + number + ": a price and a hold were asked for.", attemptId)
                .ask(new AttemptRequested(
                        before.id(),
                        attemptId,
                        number,
                        now,
                        before.sandbox(),
                        before.wanted().wish(before.accountId(), before.person(), forbidden),
                        queuedSince));
    }

    private static Change cancel(Callback callback, Instant now) {
        return switch (callback.state()) {
            case Accepted _, Scheduled _, Waiting _, WaitingForLine _, Evaluating _ ->
                end(
                        Change.none(callback),
                        CallbackStatus.CANCELLED,
                        now,
                        "CANCELLED",
                        "Cancelled before a phone rang.",
                        null);
            case Trying(Attempt attempt) -> Course.cancel(callback, attempt, now);
            case Ended _, Evaluated _ -> Change.none(callback);
        };
    }

    /** What waits for its time is judged anew then; the block may be lifted by that time. */
    private static Change blocked(Callback callback, Instant now) {
        return callback.state() instanceof Trying(Attempt attempt)
                ? Course.block(callback, attempt, now)
                : Change.none(callback);
    }

    static Change expire(Callback callback, Instant now) {
        return end(
                Change.none(callback),
                CallbackStatus.EXPIRED,
                now,
                "EXPIRED",
                "Its time ran out before anybody could be connected.",
                null);
    }

    static Change end(
            Change change, CallbackStatus outcome, Instant at, String code, String text, @Nullable UUID attemptId) {
        return change.in(new Ended(outcome, code, at)).tell(at, code, text, attemptId);
    }
}
