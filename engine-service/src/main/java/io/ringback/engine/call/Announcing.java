package io.ringback.engine.call;

import io.ringback.contracts.CallFact.Acknowledged;
import io.ringback.contracts.values.Acknowledge;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.HangupCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A single leg hears its announcements, and is asked to press the digit that acknowledges them where there is one. Any
 * key interrupts; another one, or none, has all of it said again, as often as a menu asks.
 *
 * @param callerAsked whether the person asked for the end
 * @param until when the leg has used up what is granted
 */
public record Announcing(Progress progress, Tries rounds, boolean callerAsked, Instant until, Instant deadline)
        implements CallState {
    private static final String ANNOUNCE = "announce-";
    private static final String KEYED = "keyed-";
    private static final int ONE_DIGIT = 1;

    /** What the switch answers that has no such application. */
    private static final int NO_APPLICATION = -2;

    /** Of a second are taken for none: the switch takes whole seconds and ends the leg up to 1.1 s after the grant. */
    private static final int SPARED_MILLIS = 100;

    static Step begin(Call call, Progress progress, Instant until, Instant now) {
        long left = Math.max(0, Duration.between(now, until).toMillis());
        Tries first = Tries.first(call.menu().tries());
        Step step = Step.to(state(call, progress, first, until, now))
                .then(new SetTimeout(progress.channel(), (int) ((left + SPARED_MILLIS) / 1000 + 1)));
        return step.and(say(call, progress, first, call.prompts().announcements(call.order()), until, now));
    }

    /** What runs on a channel that is seen again is let run; whether it was acknowledged is asked behind it. */
    static Step seenAgain(Call call, Progress progress, Tries rounds, Instant until, boolean idle, Instant now) {
        if (call.order().acknowledge() != null) {
            return Step.to(state(call, progress, rounds, until, now)).then(keys(progress, rounds));
        }
        // Perhaps it was never said: heard twice is better than not at all.
        return idle
                ? say(call, progress, rounds.anew(), call.prompts().announcements(call.order()), until, now)
                : Step.to(state(call, progress, rounds, until, now));
    }

    private static Step say(
            Call call, Progress progress, Tries rounds, List<String> files, Instant until, Instant now) {
        Step step = Step.to(state(call, progress, rounds, until, now));
        Acknowledge asked = call.order().acknowledge();
        if (asked == null) {
            return step.then(command(progress, ANNOUNCE + rounds.number(), new AgiCommand.Play(files)));
        }
        return step.then(command(progress, "first-" + rounds.number(), new AgiCommand.AwaitKey(asked.timeoutSeconds())))
                .then(command(progress, ANNOUNCE + rounds.number(), new AgiCommand.ReadKeys(files, ONE_DIGIT)))
                .then(keys(progress, rounds));
    }

    private static RunAgi keys(Progress progress, Tries rounds) {
        return command(progress, KEYED + rounds.number(), new AgiCommand.GetKeys());
    }

    private static RunAgi command(Progress progress, String name, AgiCommand command) {
        return new RunAgi(progress.channel(), name, command, null);
    }

    private static Announcing state(Call call, Progress progress, Tries rounds, Instant until, Instant now) {
        Acknowledge asked = call.order().acknowledge();
        Instant said = now.plus(Timing.ANNOUNCEMENTS).plusSeconds(asked == null ? 0 : asked.timeoutSeconds());
        return new Announcing(progress, rounds, false, until, said.isBefore(until) ? said : until);
    }

    /** Whoever was reached and heard something was answered, however it ended. */
    static Verdict heard(HungUpBy by, EndReason reason) {
        return new Verdict(Disposition.ANSWERED, Leg.CALLER, by, reason, HangupCause.NONE, 0, false, null);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case AgiAnswered answer -> isOurs(answer.command()) ? answered(call, answer, now) : Step.to(this);
            case LegFact fact -> progress.isCaller(fact.uniqueId()) ? onCaller(fact, now) : Step.to(this);
            case Input.ActionRefused refused ->
                refused.refuses(ANNOUNCE + rounds.number()) || refused.refuses(KEYED + rounds.number())
                        ? Closing.hangUp(progress, null, Greeting.failure(), now)
                        : Step.to(this);
            case Stop(var _, var reason) ->
                Closing.hangUp(progress, null, heard(HungUpBy.PLATFORM, Verdict.endReason(reason)), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? late(now) : Step.to(this);
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
        return command.equals(ANNOUNCE + rounds.number()) || command.equals(KEYED + rounds.number());
    }

    private Step answered(Call call, AgiAnswered answer, Instant now) {
        if (answer.channelGone()) {
            return Closing.awaitCaller(progress, null, heard(leftBy(), EndReason.HANGUP), now);
        }
        if (answer.code() != 200 || answer.result() == NO_APPLICATION) {
            return Closing.hangUp(progress, null, Greeting.failure(), now);
        }
        Acknowledge asked = call.order().acknowledge();
        if (asked == null) {
            return Closing.hangUp(progress, null, heard(HungUpBy.PLATFORM, EndReason.HANGUP), now);
        }
        return answer.command().equals(KEYED + rounds.number()) ? keyed(call, asked, answer, now) : Step.to(this);
    }

    private Step keyed(Call call, Acknowledge asked, AgiAnswered answer, Instant now) {
        Verdict verdict = heard(HungUpBy.PLATFORM, EndReason.HANGUP);
        if (answer.text().equals(asked.digit())) {
            return Step.to(this)
                    .emit(answer.at(), new Acknowledged(asked.digit()))
                    .and(Closing.saying(
                            progress.withAcknowledged(),
                            null,
                            verdict,
                            call.prompts().acknowledged(),
                            now));
        }
        Optional<Tries> again = rounds.next();
        return again.isPresent()
                ? say(call, progress, again.get(), call.prompts().announcementsAgain(call.order()), until, now)
                : Closing.saying(progress, null, verdict, call.prompts().goodbye(), now);
    }

    private Step onCaller(LegFact fact, Instant now) {
        return switch (fact) {
            case Input.HangupRequested _ -> Step.to(new Announcing(progress, rounds, true, until, deadline));
            case Input.HungUp(var at, var _, var cause) ->
                Closing.callerGone(
                        progress, null, heard(leftBy(), EndReason.HANGUP).withCause(cause), at, cause, now);
            case Input.LegBegan _,
                    Input.LegRang _,
                    Input.LegUp _,
                    Input.DialEnded _,
                    Input.BridgeEntered _,
                    Input.BridgeLeft _,
                    Input.NeverAgain _ -> Step.to(this);
        };
    }

    private HungUpBy leftBy() {
        return callerAsked ? HungUpBy.CALLER : HungUpBy.UNKNOWN;
    }

    private Step late(Instant now) {
        EndReason reason = now.isBefore(until) ? EndReason.HANGUP : EndReason.LIMIT;
        return Closing.hangUp(progress, null, heard(HungUpBy.PLATFORM, reason), now);
    }
}
