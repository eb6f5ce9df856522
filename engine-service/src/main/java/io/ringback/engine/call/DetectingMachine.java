package io.ringback.engine.call;

import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The switch listens whether a person or a machine has answered (its application AMD), before anything is said. What it
 * cannot tell apart, or not in time, goes on as a person.
 *
 * @param heard what it has made of it ({@code AMDSTATUS}), null until it said so
 * @param callerAsked whether the caller asked for the end
 * @param setupUntil no callee is dialled after it; a single leg ends then
 */
public record DetectingMachine(
        Progress progress, @Nullable String heard, boolean callerAsked, Instant setupUntil, Instant deadline)
        implements CallerWaits {
    private static final String DETECT = "detect";
    private static final String STATUS = "detected";
    private static final String DETAIL = "detectedby";

    /** What may be told of it; it comes from the switch. */
    private static final Pattern CAUSE = Pattern.compile("[A-Z]{1,30}(-[0-9]{1,8}){0,4}");

    static Step begin(Progress progress, Instant setupUntil, Instant now) {
        Step fetching = fetch(progress, setupUntil, now);
        return Step.to(fetching.next())
                .then(new RunAgi(progress.channel(), DETECT, new AgiCommand.DetectMachine(), null))
                .and(fetching);
    }

    /** Listened to once, it is not listened to again: a caller who waits in silence would be taken for a machine. */
    static Step fetch(Progress progress, Instant setupUntil, Instant now) {
        return Step.to(new DetectingMachine(progress, null, false, setupUntil, now.plus(Timing.DETECTION)))
                .then(new RunAgi(progress.channel(), STATUS, new AgiCommand.GetDetected(), null))
                .then(new RunAgi(progress.channel(), DETAIL, new AgiCommand.GetDetectedBy(), null));
    }

    @Override
    public CallState askedToEnd() {
        return new DetectingMachine(progress, heard, true, setupUntil, deadline);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case AgiAnswered answer -> isOurs(answer.command()) ? answered(call, answer, now) : Step.to(this);
            case LegFact fact -> onLeg(fact, now);
            case ActionRefused refused ->
                refused.refuses(DETECT) || refused.refuses(STATUS) || refused.refuses(DETAIL)
                        ? conclude(call, null, now)
                        : Step.to(this);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? conclude(call, null, now) : Step.to(this);
            case Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Ruling _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    private static boolean isOurs(String command) {
        return command.equals(DETECT) || command.equals(STATUS) || command.equals(DETAIL);
    }

    private Step answered(Call call, AgiAnswered answer, Instant now) {
        if (answer.channelGone()) {
            return channelGone(now);
        }
        return switch (answer.command()) {
            case STATUS -> Step.to(new DetectingMachine(progress, answer.text(), callerAsked, setupUntil, deadline));
            case DETAIL -> conclude(call, CAUSE.matcher(answer.text()).matches() ? answer.text() : null, now);
            // Without the application nothing was heard, as the variables then say.
            default -> Step.to(this);
        };
    }

    private Step conclude(Call call, @Nullable String detail, Instant now) {
        HumanVerdict verdict = verdict();
        Step told = Step.to(this)
                .emit(now, new HumanChecked(Leg.CALLER, progress.caller().n(), verdict, detail));
        return told.and(
                verdict == HumanVerdict.MACHINE
                        ? machine(call, now)
                        : CheckingCaller.begin(call, progress, callerAsked, setupUntil, now));
    }

    private HumanVerdict verdict() {
        return switch (heard == null ? "" : heard) {
            case "HUMAN" -> HumanVerdict.HUMAN;
            case "MACHINE" -> HumanVerdict.MACHINE;
            default -> HumanVerdict.UNSURE;
        };
    }

    private Step machine(Call call, Instant now) {
        MachinePolicy policy = call.order().wanted().onMachine();
        if (policy == MachinePolicy.GO_ON || (policy == MachinePolicy.LEAVE_MESSAGE && call.announces())) {
            return CheckingCaller.begin(call, progress, callerAsked, setupUntil, now);
        }
        return policy == MachinePolicy.LEAVE_MESSAGE
                ? Closing.saying(
                        progress, null, Verdict.nobodyThere(), call.prompts().message(), now)
                : Closing.hangUp(progress, null, Verdict.nobodyThere(), now);
    }
}
