package io.ringback.engine.call;

import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.CallFact.OptedOut;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whoever answered is asked to press 1 before anything else happens, and told how never to be called again: by 9.
 * Another key, or none, has it asked once more; then the call is over, and nobody else was rung.
 *
 * @param callerAsked whether the caller asked for the end
 * @param setupUntil no callee is dialled after it
 */
public record CheckingCaller(Progress progress, Tries rounds, boolean callerAsked, Instant setupUntil, Instant deadline)
        implements CallerWaits {
    private static final int ROUNDS = 2;
    private static final int KEY_SECONDS = 5;
    private static final String CHECK = "check-";
    private static final String CHECKED = "checked-";
    private static final String PERSON = "1";
    private static final String NEVER_AGAIN = "9";

    /** What the switch answers that has no such application. */
    private static final int NO_APPLICATION = -2;

    /** The check where it was asked for, else what comes behind it. */
    static Step begin(Call call, Progress progress, boolean callerAsked, Instant setupUntil, Instant now) {
        return call.checksCaller()
                ? ask(call, progress, Tries.first(ROUNDS), setupUntil, now)
                : Greeting.greet(call, progress, callerAsked, setupUntil, now);
    }

    /** Once more, because nobody knows what became of it. */
    static Step anew(Call call, Progress progress, Tries unheard, Instant setupUntil, Instant now) {
        return ask(call, progress, unheard.anew(), setupUntil, now);
    }

    /** A question that nobody saw begin and that still runs: its answer will do. */
    static Step overheard(Progress progress, Tries rounds, Instant setupUntil, Instant now) {
        return Step.to(state(progress, rounds, setupUntil, now)).then(fetch(progress, rounds));
    }

    /** The first question, of which nothing was written down. */
    static Step overheard(Progress progress, Instant setupUntil, Instant now) {
        return overheard(progress, Tries.first(ROUNDS), setupUntil, now);
    }

    private static Step ask(Call call, Progress progress, Tries rounds, Instant setupUntil, Instant now) {
        int n = rounds.number();
        List<String> files = call.prompts().humanCheck();
        return Step.to(state(progress, rounds, setupUntil, now))
                .then(command(progress, "first-" + n, new AgiCommand.AwaitKey(KEY_SECONDS)))
                .then(command(progress, CHECK + n, new AgiCommand.ReadKeys(files, 1)))
                .then(fetch(progress, rounds));
    }

    private static CheckingCaller state(Progress progress, Tries rounds, Instant setupUntil, Instant now) {
        return new CheckingCaller(
                progress, rounds, false, setupUntil, now.plus(Timing.PROMPT).plusSeconds(KEY_SECONDS));
    }

    private static RunAgi fetch(Progress progress, Tries rounds) {
        return command(progress, CHECKED + rounds.number(), new AgiCommand.GetKeys());
    }

    private static RunAgi command(Progress progress, String name, AgiCommand command) {
        return new RunAgi(progress.channel(), name, command, null);
    }

    @Override
    public CallState askedToEnd() {
        return new CheckingCaller(progress, rounds, true, setupUntil, deadline);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case AgiAnswered answer -> isOurs(answer.command()) ? answered(call, answer, now) : Step.to(this);
            case LegFact fact -> onLeg(fact, now);
            case ActionRefused refused ->
                refused.refuses(CHECK + rounds.number()) || refused.refuses(CHECKED + rounds.number())
                        ? fail(now)
                        : Step.to(this);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? fail(now) : Step.to(this);
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
        return command.equals(CHECK + rounds.number()) || command.equals(CHECKED + rounds.number());
    }

    private Step answered(Call call, AgiAnswered answer, Instant now) {
        if (answer.channelGone()) {
            return channelGone(now);
        }
        if (answer.code() != 200 || answer.result() == NO_APPLICATION) {
            return Closing.farewell(call, progress, null, Greeting.failure(), now);
        }
        return answer.command().equals(CHECKED + rounds.number()) ? keyed(call, answer.text(), now) : Step.to(this);
    }

    private Step keyed(Call call, String key, Instant now) {
        return switch (key) {
            case PERSON ->
                told(HumanVerdict.HUMAN, now).and(Greeting.greet(call, progress, callerAsked, setupUntil, now));
            case NEVER_AGAIN ->
                told(HumanVerdict.HUMAN, now)
                        .emit(now, new OptedOut(Leg.CALLER, progress.caller().party()))
                        .and(Closing.saying(
                                progress,
                                null,
                                Verdict.optedOut(),
                                call.prompts().neverAgain(),
                                now));
            default -> again(call, now);
        };
    }

    private Step again(Call call, Instant now) {
        Optional<Tries> next = rounds.next();
        return next.isPresent()
                ? ask(call, progress, next.get(), setupUntil, now)
                : told(HumanVerdict.MACHINE, now)
                        .and(Closing.saying(
                                progress,
                                null,
                                Verdict.nobodyThere(),
                                call.prompts().goodbye(),
                                now));
    }

    private Step told(HumanVerdict verdict, Instant now) {
        return Step.to(this)
                .emit(now, new HumanChecked(Leg.CALLER, progress.caller().n(), verdict));
    }
}
