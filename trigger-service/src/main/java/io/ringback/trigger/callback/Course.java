package io.ringback.trigger.callback;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.CallFact.OptedOut;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.callback.CallbackState.Evaluated;
import io.ringback.trigger.callback.CallbackState.Evaluating;
import io.ringback.trigger.callback.CallbackState.Trying;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The course of the attempt that is on its way. Three topics tell of it without an order between them; the story is
 * told in the order of causes all the same: rating's answer, then the call's facts by number, then the charge. What
 * comes early waits in the attempt.
 */
final class Course {
    private Course() {}

    static Change answered(Callback callback, CallbackAuthorization message) {
        if (message instanceof CallbackAuthorization.Evaluated evaluated) {
            return evaluated(callback, evaluated);
        }
        if (!(callback.state() instanceof Trying(Attempt attempt))
                || !attempt.id().equals(message.attemptId())) {
            return Change.none(callback);
        }
        return switch (message) {
            case AttemptAuthorized authorized -> authorized(callback, attempt, authorized);
            case AttemptRefused refused -> refused(callback, attempt, refused);
            case CallbackAuthorization.Withdrawn withdrawn -> withdrawn(callback, attempt, withdrawn);
            case CallbackAuthorization.CalleeAuthorized admitted -> Menu.authorized(callback, attempt, admitted);
            case CallbackAuthorization.CalleeRefused refused -> Menu.refused(callback, attempt, refused);
            // The engine's business: the identity, and how long may be talked.
            case CallbackAuthorization.HoldExtended _,
                    CallbackAuthorization.IdentityRefused _,
                    CallbackAuthorization.Evaluated _ -> Change.none(callback);
        };
    }

    static Change seen(Callback callback, CallEvent event) {
        if (!(callback.state() instanceof Trying(Attempt attempt))
                || !attempt.id().equals(event.attemptId())
                || attempt.knows(event)) {
            return Change.none(callback);
        }
        return proceed(Change.none(callback), attempt.heard(event.at()).parking(event));
    }

    static Change settled(Callback callback, AttemptSettled settled) {
        if (!(callback.state() instanceof Trying(Attempt attempt))
                || !attempt.id().equals(settled.attemptId())
                || attempt.settlement() != null) {
            return Change.none(callback);
        }
        Change told = proceed(Change.none(callback), attempt.heard(settled.at()).settledBy(Settlement.of(settled)));
        return settled.decision() == null ? told : Backstop.decided(told);
    }

    static Change cancel(Callback callback, Attempt attempt, Instant now) {
        if (attempt.stop() != null) {
            return Change.none(callback);
        }
        if (attempt.end() == null) {
            return withdraw(callback, attempt, Stop.CANCELLED, StopReason.CANCELLED, now);
        }
        // The call is over and waits for its charge: only a further try can still be stopped.
        return Closing.triesAgain(callback, attempt.end())
                ? stop(callback, attempt, Stop.CANCELLED, now)
                : Change.none(callback);
    }

    /** One of the numbers may not be rung any more. */
    static Change block(Callback callback, Attempt attempt, Instant now) {
        boolean withdrawn = attempt.stop() != null;
        return withdrawn || attempt.end() != null
                ? Change.none(callback)
                : withdraw(callback, attempt, Stop.BLOCKED, StopReason.BLOCKED, now);
    }

    /** Stops the attempt and asks rating and engine to do the same. */
    static Change withdraw(Callback callback, Attempt attempt, Stop why, StopReason reason, Instant now) {
        return stop(callback, attempt, why, now)
                .ask(new WithdrawalRequested(callback.id(), attempt.id(), now, callback.sandbox(), reason));
    }

    /** A deadline of the attempt has passed. */
    static Change overdue(Callback callback, Attempt attempt, Instant now) {
        if (attempt.settlement() == null) {
            return withdraw(callback, attempt, Stop.EXPIRED, StopReason.CANCELLED, now);
        }
        Change change = Change.none(callback);
        Attempt rest = attempt;
        while (!rest.parked().isEmpty() && rest.end() == null) {
            change = tellFirst(change, rest);
            rest = current(change);
        }
        RefusalReason refused = attempt.settlement().refused();
        if (rest.end() == null && refused != null) {
            rest = rest.endedBy(new AttemptEnd.Refused(now, refused, "It was not authorised: " + refused + "."));
        }
        return proceed(change, rest);
    }

    private static Change authorized(Callback callback, Attempt attempt, AttemptAuthorized message) {
        if (attempt.decided()) {
            return identified(callback, attempt, message);
        }
        Attempt decided = attempt.heard(message.at()).answeredByRating().reaching(CallbackStatus.AUTHORIZED);
        Change told = Change.none(callback)
                .in(new Trying(decided))
                .tell(message.at(), "AUTHORIZED", Authorisation.sentence(message), attempt.id());
        return proceed(told, decided);
    }

    /** The second order of an attempt names the account the caller named on the line. */
    private static Change identified(Callback callback, Attempt attempt, AttemptAuthorized message) {
        if (callback.wanted().way() != Way.ANYBODY
                || message.accountId().equals(callback.payingAccount())
                || !Menu.goesOn(attempt)) {
            return Change.none(callback);
        }
        return Change.none(callback.identifiedAs(message.accountId()))
                .in(new Trying(attempt.heard(message.at())))
                .tell(message.at(), "IDENTIFIED", "The caller has named the account that pays.", attempt.id());
    }

    private static Change refused(Callback callback, Attempt attempt, AttemptRefused message) {
        if (attempt.decided()) {
            return Change.none(callback);
        }
        Attempt over = attempt.heard(message.at())
                .answeredByRating()
                .endedBy(new AttemptEnd.Refused(message.at(), message.reason(), message.sentence()));
        Change told = Change.none(callback)
                .in(new Trying(over))
                .tell(message.at(), message.reason().name(), "Not authorised: " + message.sentence(), attempt.id());
        return proceed(told, over);
    }

    private static Change withdrawn(Callback callback, Attempt attempt, CallbackAuthorization.Withdrawn message) {
        return attempt.stop() != null || attempt.end() != null
                ? Change.none(callback)
                : stop(callback, attempt, Stop.of(message.reason()), message.at());
    }

    private static Change evaluated(Callback callback, CallbackAuthorization.Evaluated message) {
        if (!(callback.state() instanceof Evaluating(var id, var admitted)) || !id.equals(message.attemptId())) {
            return Change.none(callback);
        }
        List<RuleAnswer> rules =
                Stream.concat(admitted.stream(), message.rules().stream()).toList();
        return Change.none(callback)
                .in(new Evaluated(message.at(), rules, message.pricePerMinute(), message.limitSeconds()))
                .tell(message.at(), "EVALUATED", "The dry run has its answer; nothing was dialled.", null);
    }

    static Change stop(Callback callback, Attempt attempt, Stop why, Instant at) {
        return Change.none(callback)
                .in(new Trying(attempt.heard(at).stopping(why)))
                .tell(at, why == Stop.CANCELLED ? "CANCEL_REQUESTED" : why.name(), why.sentence(), attempt.id());
    }

    /** Tells every fact whose turn has come, and closes the attempt if it is over and paid for. */
    private static Change proceed(Change before, Attempt attempt) {
        Change change = before.in(new Trying(attempt));
        Attempt rest = attempt;
        while (rest.canTellNext()) {
            change = tellFirst(change, rest);
            rest = current(change);
        }
        AttemptEnd end = rest.end();
        Settlement settlement = rest.settlement();
        return end == null || settlement == null ? change : Closing.close(change, rest, end, settlement);
    }

    private static Change tellFirst(Change change, Attempt attempt) {
        CallEvent event = attempt.parked().getFirst();
        FactMeaning meaning = FactMeaning.of(event.fact(), event.sandbox());
        Attempt next = attempt.taking();
        if (meaning.reached() != null) {
            next = next.reaching(meaning.reached());
        }
        if (event.fact() instanceof AttemptEnded ended) {
            next = next.endedBy(new AttemptEnd.Finished(event.at(), ended));
        }
        Change told = change.in(new Trying(next)).tell(event.at(), meaning.code(), meaning.text(), attempt.id());
        boolean goesOn = Menu.goesOn(next);
        return switch (event.fact()) {
            case DestinationDialled(int tryNumber, String digits) ->
                goesOn ? told.judge(attempt.id(), tryNumber, digits) : told;
            // Whatever else becomes of the call, that wish counts; a scripted phone's would count against all who try
            // it.
            case OptedOut(var _, Party party) -> event.sandbox() ? told : told.optOut(party);
            default -> told;
        };
    }

    private static Attempt current(Change change) {
        return switch (change.callback().state()) {
            case Trying(Attempt attempt) -> attempt;
            default -> throw new IllegalStateException("no attempt on its way");
        };
    }
}
