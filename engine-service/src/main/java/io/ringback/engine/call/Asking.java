package io.ringback.engine.call;

import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.HangupCause;
import io.ringback.engine.speech.Speech;
import java.time.Instant;
import java.util.List;

/**
 * The caller is asked for the destination and keys digits. The prompt and the keys are one command, so that no digit is
 * lost; what was keyed is fetched behind it.
 *
 * @param callerAsked whether the caller asked for the end
 * @param setupUntil no callee is dialled after it
 */
public record Asking(Progress progress, Tries tries, boolean callerAsked, Instant setupUntil, Instant deadline)
        implements CallState {
    private static final String QUESTION = "ask-";
    private static final String KEYED = "keyed-";
    private static final int MOST_DIGITS = 20;

    /** What the switch answers that has no such application. */
    private static final int NO_APPLICATION = -2;

    /** The first question, with welcome and balance. */
    static Step begin(Call call, Progress progress, Instant setupUntil, Instant now) {
        Tries first = Tries.first(call.menu().tries());
        return ask(call, progress, first, MenuVoice.of(call).welcome(call), setupUntil, now);
    }

    /**
     * The next question, or a goodbye after the last.
     *
     * @param why what was wrong with the answer
     */
    static Step again(Call call, Progress progress, Tries tries, List<String> why, Instant setupUntil, Instant now) {
        return tries.next()
                .map(next -> ask(
                        call,
                        progress,
                        next,
                        Speech.joined(why, MenuVoice.of(call).question()),
                        setupUntil,
                        now))
                .orElseGet(() -> Closing.farewell(call, progress, null, noDestination(), why, now));
    }

    /** The same question with another number, after a cut that may have swallowed the answer. */
    Step anew(Call call, Instant now) {
        return ask(call, progress, tries.anew(), MenuVoice.of(call).question(), setupUntil, now);
    }

    /** A question that nobody saw begin and that still runs: its answer will do. */
    static Step overheard(Call call, Progress progress, Tries tries, Instant setupUntil, Instant now) {
        return Step.to(state(call, progress, tries, setupUntil, now))
                .then(command(progress, KEYED + tries.number(), new AgiCommand.GetKeys()));
    }

    private static Step ask(
            Call call, Progress progress, Tries tries, List<String> files, Instant setupUntil, Instant now) {
        if (!now.isBefore(setupUntil)) {
            return Closing.farewell(call, progress, null, noDestination(), now);
        }
        Menu menu = call.menu();
        int n = tries.number();
        return Step.to(state(call, progress, tries, setupUntil, now))
                .then(command(progress, "first-" + n, new AgiCommand.AwaitKey(menu.firstKeySeconds())))
                .then(command(progress, "pause-" + n, new AgiCommand.AwaitNextKey(menu.nextKeySeconds())))
                .then(command(progress, QUESTION + n, new AgiCommand.ReadKeys(files, MOST_DIGITS)))
                .then(command(progress, KEYED + n, new AgiCommand.GetKeys()));
    }

    private static Asking state(Call call, Progress progress, Tries tries, Instant setupUntil, Instant now) {
        int keys = call.menu().firstKeySeconds() + MOST_DIGITS * call.menu().nextKeySeconds();
        Instant until = now.plus(Timing.PROMPT).plusSeconds(keys);
        return new Asking(progress, tries, false, setupUntil, until.isBefore(setupUntil) ? until : setupUntil);
    }

    private static RunAgi command(Progress progress, String name, AgiCommand command) {
        return new RunAgi(progress.channel(), name, command, null);
    }

    static Verdict noDestination() {
        return Verdict.notConnected(Disposition.NO_DESTINATION, Leg.CALLER, HungUpBy.PLATFORM, HangupCause.NONE);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case AgiAnswered answer -> isOurs(answer.command()) ? answered(call, answer, now) : Step.to(this);
            case LegFact fact -> progress.isCaller(fact.uniqueId()) ? onCaller(fact, now) : Step.to(this);
            case ActionRefused refused ->
                refused.refuses(QUESTION + tries.number()) || refused.refuses(KEYED + tries.number())
                        ? Closing.hangUp(progress, null, Greeting.failure(), now)
                        : Step.to(this);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? late(call, now) : Step.to(this);
            case Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Ruling _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    private boolean isOurs(String command) {
        return command.equals(QUESTION + tries.number()) || command.equals(KEYED + tries.number());
    }

    private Step answered(Call call, AgiAnswered answer, Instant now) {
        if (answer.channelGone()) {
            return Closing.awaitCaller(progress, null, Verdict.abandoned(leftBy()), now);
        }
        if (answer.code() != 200 || answer.result() == NO_APPLICATION) {
            return Closing.farewell(call, progress, null, Greeting.failure(), now);
        }
        return answer.command().equals(KEYED + tries.number()) ? keyed(call, answer.text(), now) : Step.to(this);
    }

    private Step keyed(Call call, String digits, Instant now) {
        if (call.menu().accepts(digits)) {
            return AwaitingRuling.on(call, progress, tries, digits, setupUntil, now);
        }
        return again(call, progress, tries, MenuVoice.of(call).wrong(digits), setupUntil, now);
    }

    private Step onCaller(LegFact fact, Instant now) {
        return switch (fact) {
            case Input.HangupRequested _ -> Step.to(new Asking(progress, tries, true, setupUntil, deadline));
            case Input.HungUp(var at, var _, var cause) ->
                Closing.callerGone(progress, null, Verdict.abandoned(leftBy()).withCause(cause), at, cause, now);
            case Input.LegBegan _,
                    Input.LegRang _,
                    Input.LegUp _,
                    Input.DialEnded _,
                    Input.BridgeEntered _,
                    Input.BridgeLeft _ -> Step.to(this);
        };
    }

    private HungUpBy leftBy() {
        return callerAsked ? HungUpBy.CALLER : HungUpBy.UNKNOWN;
    }

    private Step late(Call call, Instant now) {
        return now.isBefore(setupUntil)
                ? Closing.hangUp(progress, null, Greeting.failure(), now)
                : Closing.farewell(call, progress, null, noDestination(), now);
    }
}
