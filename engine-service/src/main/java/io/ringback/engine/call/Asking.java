package io.ringback.engine.call;

import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.Identified;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import java.util.List;

/**
 * The caller is asked for the destination, or for account and PIN before it, and keys digits. The prompt and the keys are
 * one command, so that no digit is lost; what was keyed is fetched behind it.
 *
 * @param callerAsked whether the caller asked for the end
 * @param setupUntil no callee is dialled after it
 */
public record Asking(Progress progress, Inquiry inquiry, boolean callerAsked, Instant setupUntil, Instant deadline)
        implements CallerWaits {
    /** What the switch answers that has no such application. */
    private static final int NO_APPLICATION = -2;

    /** The first question behind the welcome. */
    static Step begin(Call call, Progress progress, Instant setupUntil, Instant now) {
        return ask(call, progress, Inquiry.first(call), MenuVoice.of(call).welcome(call), setupUntil, now);
    }

    /** The question for the destination, once it is known who pays. */
    static Step destination(Call call, Progress progress, Instant setupUntil, Instant now) {
        List<String> balance = MenuVoice.of(call).balance(call);
        return ask(call, progress, Inquiry.destination(call), balance, setupUntil, now);
    }

    /**
     * The next question, or a goodbye after the last.
     *
     * @param answered the one that was answered wrongly
     * @param why what was wrong
     */
    static Step again(
            Call call, Progress progress, Inquiry answered, List<String> why, Instant setupUntil, Instant now) {
        return answered.next()
                .map(next -> ask(call, progress, next, why, setupUntil, now))
                .orElseGet(() -> Closing.farewell(call, progress, null, noDestination(), why, now));
    }

    /** The same question with another number, after a cut that may have swallowed the answer. */
    static Step anew(Call call, Progress progress, Inquiry unheard, Instant setupUntil, Instant now) {
        return ask(call, progress, unheard.anew(), List.of(), setupUntil, now);
    }

    /** A question that nobody saw begin and that still runs: its answer will do. */
    static Step overheard(Call call, Progress progress, Inquiry inquiry, Instant setupUntil, Instant now) {
        return state(call, progress, inquiry, setupUntil, now, inquiry.fetching(progress));
    }

    private static Step ask(
            Call call, Progress progress, Inquiry inquiry, List<String> before, Instant setupUntil, Instant now) {
        return now.isBefore(setupUntil)
                ? state(call, progress, inquiry, setupUntil, now, inquiry.commands(call, progress, before))
                : Closing.farewell(call, progress, null, noDestination(), now);
    }

    private static Step state(
            Call call, Progress progress, Inquiry inquiry, Instant setupUntil, Instant now, List<RunAgi> commands) {
        int keys = call.menu().firstKeySeconds()
                + Inquiry.MOST_DIGITS * call.menu().nextKeySeconds();
        Instant until = now.plus(Timing.PROMPT).plusSeconds(keys);
        Instant deadline = until.isBefore(setupUntil) ? until : setupUntil;
        return new Step(new Asking(progress, inquiry, false, setupUntil, deadline), List.copyOf(commands));
    }

    static Verdict noDestination() {
        return Verdict.notConnected(Disposition.NO_DESTINATION, Leg.CALLER, HungUpBy.PLATFORM, HangupCause.NONE);
    }

    @Override
    public CallState askedToEnd() {
        return new Asking(progress, inquiry, true, setupUntil, deadline);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case AgiAnswered answer -> isOurs(answer.command()) ? answered(call, answer, now) : Step.to(this);
            case LegFact fact -> onLeg(fact, now);
            case ActionRefused refused ->
                refused.refuses(inquiry.asks()) || refused.refuses(inquiry.keyed()) ? fail(now) : Step.to(this);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? late(call, now) : Step.to(this);
            case Identified(var _, var order) ->
                inquiry.question() == Question.DESTINATION
                        ? Step.to(this)
                        : AwaitingIdentity.identified(call, progress, order, setupUntil, now);
            case Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.CalleeAllowed _,
                    Input.CalleeDenied _,
                    Input.IdentityDenied _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    private boolean isOurs(String command) {
        return command.equals(inquiry.asks()) || command.equals(inquiry.keyed());
    }

    private Step answered(Call call, AgiAnswered answer, Instant now) {
        if (answer.channelGone()) {
            return channelGone(now);
        }
        if (answer.code() != 200 || answer.result() == NO_APPLICATION) {
            return Closing.farewell(call, progress, null, Greeting.failure(), now);
        }
        return answer.command().equals(inquiry.keyed()) ? keyed(call, answer.text(), now) : Step.to(this);
    }

    private Step keyed(Call call, String keys, Instant now) {
        if (!fits(call, keys)) {
            return again(call, progress, inquiry, MenuVoice.of(call).wrong(inquiry.question(), keys), setupUntil, now);
        }
        String account = inquiry.account();
        if (account != null) {
            return AwaitingIdentity.on(call, progress, inquiry.tries(), account, keys, setupUntil, now);
        }
        return inquiry.question() == Question.DESTINATION
                ? AwaitingRuling.on(call, progress, inquiry.tries(), keys, setupUntil, now)
                : ask(call, progress, inquiry.pin(keys), List.of(), setupUntil, now);
    }

    private boolean fits(Call call, String keys) {
        return switch (inquiry.question()) {
            case DESTINATION -> call.menu().accepts(keys);
            case ACCOUNT -> keys.matches("[0-9]+");
            case PIN -> !keys.isEmpty();
        };
    }

    private Step late(Call call, Instant now) {
        return now.isBefore(setupUntil) ? fail(now) : Closing.farewell(call, progress, null, noDestination(), now);
    }
}
