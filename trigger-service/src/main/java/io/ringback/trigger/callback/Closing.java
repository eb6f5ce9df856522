package io.ringback.trigger.callback;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.Leg;
import io.ringback.trigger.callback.CallbackState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows an attempt that is over and paid for: another one later, or the end of the callback. */
final class Closing {
    private Closing() {}

    static Change close(Change before, Attempt attempt, AttemptEnd end, Settlement settlement) {
        Change charged = before.tell(settlement.at(), "CHARGED", settlement.sentence(), attempt.id())
                .file(new ClosedAttempt(attempt.id(), attempt.number(), attempt.requestedAt(), end, settlement));
        Instant at = end.at().isAfter(settlement.at()) ? end.at() : settlement.at();
        return switch (end) {
            case AttemptEnd.Refused(var _, var reason, String sentence) ->
                Lifecycle.end(charged, CallbackStatus.REFUSED, at, reason.name(), "Refused: " + sentence, attempt.id());
            case AttemptEnd.Finished(Instant endedAt, AttemptEnded fact) ->
                finished(charged, attempt, endedAt, fact, at);
        };
    }

    /** Whether, left alone, the callback would go on after this. */
    static boolean triesAgain(Callback callback, AttemptEnd end) {
        return switch (end) {
            case AttemptEnd.Refused _ -> false;
            case AttemptEnd.Finished(Instant endedAt, AttemptEnded fact) ->
                fact.deferReason() != null
                        || Persons.nextAfter(callback, fact)
                        || nextTry(callback, endedAt, fact).isPresent();
        };
    }

    private static Change finished(Change charged, Attempt attempt, Instant endedAt, AttemptEnded fact, Instant at) {
        Stop stop = attempt.stop();
        return switch (fact.disposition()) {
            case ANSWERED ->
                Lifecycle.end(charged, CallbackStatus.COMPLETED, at, "ANSWERED", "Completed.", attempt.id());
            case CANCELLED -> stopped(charged, attempt, stop == null ? told(fact.endReason()) : stop, at);
            case DEFERRED ->
                stop == null ? deferred(charged, attempt, endedAt, fact, at) : stopped(charged, attempt, stop, at);
            case UNKNOWN -> failed(charged, attempt, endedAt, fact, CallbackStatus.UNKNOWN, at);
            case NO_ANSWER,
                    BUSY,
                    REJECTED,
                    UNREACHABLE,
                    INVALID_NUMBER,
                    CONGESTION,
                    FAILED,
                    ABANDONED,
                    NO_DESTINATION ->
                stop == null
                        ? failed(charged, attempt, endedAt, fact, CallbackStatus.NOT_REACHED, at)
                        : stopped(charged, attempt, stop, at);
        };
    }

    private static Change stopped(Change charged, Attempt attempt, Stop stop, Instant at) {
        String text = switch (stop) {
            case EXPIRED -> "Expired: nobody could be connected in time.";
            case BLOCKED -> "Stopped: a number was blocked.";
            case SILENCE -> "Stopped after nothing had been heard of it for long.";
            case CANCELLED, SUSPENDED, OPERATOR -> "Cancelled.";
        };
        return Lifecycle.end(charged, stop.outcome(), at, stop.name(), text, attempt.id());
    }

    /** Not a try: the place in the queue is kept. */
    private static Change deferred(Change charged, Attempt attempt, Instant endedAt, AttemptEnded fact, Instant at) {
        Callback before = charged.callback();
        if (LineWait.lineIsBusy(before, fact)) {
            Callback waiting = before.counting(before.attempts(), before.tries() - 1, 0);
            return LineWait.again(new Change(waiting, charged.outputs()), attempt, endedAt, at);
        }
        int deferrals = before.deferrals() + 1;
        Instant due = endedAt.plus(Deferral.after(deferrals, attempt.id()));
        Instant next = due.isBefore(before.expiresAt()) ? due : before.expiresAt();
        Callback counted = before.counting(before.attempts(), before.tries() - 1, deferrals);
        return new Change(counted, charged.outputs())
                .in(new Waiting(next, attempt.queuedSince()))
                .tell(at, "DEFERRED", "It is looked at again at " + next + ".", attempt.id());
    }

    private static Change failed(
            Change charged, Attempt attempt, Instant endedAt, AttemptEnded fact, CallbackStatus last, Instant at) {
        Callback before = charged.callback();
        Optional<Instant> next = attempt.stop() == null ? nextTry(before, endedAt, fact) : Optional.empty();
        String failure = EndSentences.sentence(EndSentences.failure(fact.disposition(), fact.leg()));
        String code = fact.disposition().name();
        if (attempt.stop() == null && Persons.nextAfter(before, fact)) {
            return Persons.next(charged, before.tries() - 1, at, code, failure, attempt.id());
        }
        if (next.isEmpty()) {
            return Lifecycle.end(charged, last, at, code, failure + " There is no further try.", attempt.id());
        }
        Callback counted = before.counting(before.attempts(), before.tries(), 0);
        if (LineWait.lineIsBusy(before, fact)) {
            Change told = new Change(counted, charged.outputs()).tell(at, code, failure, attempt.id());
            return LineWait.again(told, attempt, endedAt, at);
        }
        String upcoming = " Try " + (before.tries() + 1) + " of "
                + (before.wanted().retries().times() + 1) + " is due at " + next.get() + ".";
        // Who was reached is rung again; where nobody was, all are, from the first on.
        Callback again = fact.leg() == Leg.CALLER ? counted.atPerson(0) : counted;
        return new Change(again, charged.outputs())
                .in(new Waiting(next.get(), null))
                .tell(at, code, failure + upcoming, attempt.id());
    }

    /** Empty if the policy says no, or the next try within its hours would come after the expiry. */
    private static Optional<Instant> nextTry(Callback callback, Instant endedAt, AttemptEnded fact) {
        if (callback.wanted().awaitedLine() != null && !LineWait.lineIsBusy(callback, fact)) {
            // The next who waits has his turn.
            return Optional.empty();
        }
        Optional<Duration> wait = callback.wanted().retries().after(fact, callback.tries());
        return wait.map(endedAt::plus)
                .flatMap(callback.wanted()::earliest)
                .filter(due -> due.isBefore(callback.expiresAt()));
    }

    private static Stop told(EndReason reason) {
        return switch (reason) {
            case SUSPENDED -> Stop.SUSPENDED;
            case BLOCKED -> Stop.BLOCKED;
            case OPERATOR -> Stop.OPERATOR;
            case CANCELLED, HANGUP, LIMIT, LOST, NOT_CONNECTED -> Stop.CANCELLED;
        };
    }
}
