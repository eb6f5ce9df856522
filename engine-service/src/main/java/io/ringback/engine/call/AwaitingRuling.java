package io.ringback.engine.call;

import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.CalleeAllowed;
import io.ringback.engine.call.Input.CalleeDenied;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import java.time.Instant;

/**
 * The caller has keyed a destination, hears it read back, and everyone else decides about it. An answer to an earlier try
 * is none.
 *
 * @param digits as keyed
 * @param callerAsked whether the caller asked for the end
 * @param setupUntil no callee is dialled after it
 * @param deadline when an answer comes too late
 */
public record AwaitingRuling(
        Progress progress, Tries tries, String digits, boolean callerAsked, Instant setupUntil, Instant deadline)
        implements CallerWaits {
    static Step on(Call call, Progress progress, Tries tries, String digits, Instant setupUntil, Instant now) {
        return told(progress, tries, digits, setupUntil, now)
                .then(new RunAgi(
                        progress.channel(),
                        "readback-" + tries.number(),
                        new AgiCommand.Play(MenuVoice.of(call).readBack(digits)),
                        null));
    }

    /** Once more, with another number, after a cut that may have swallowed the answer. */
    Step anew(Instant now) {
        return told(progress, tries.anew(), digits, setupUntil, now);
    }

    private static Step told(Progress progress, Tries tries, String digits, Instant setupUntil, Instant now) {
        return Step.to(new AwaitingRuling(progress, tries, digits, false, setupUntil, now.plus(Timing.RULING)))
                .emit(now, new DestinationDialled(tries.number(), digits));
    }

    @Override
    public CallState askedToEnd() {
        return new AwaitingRuling(progress, tries, digits, true, setupUntil, deadline);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case CalleeAllowed(var _, var authorization) ->
                authorization.tryNumber() == tries.number() ? allowed(call, authorization, now) : Step.to(this);
            case CalleeDenied(var _, var tryNumber, var reason) ->
                tryNumber == tries.number()
                        ? Asking.again(
                                call,
                                progress,
                                new Inquiry(Question.DESTINATION, tries, null),
                                MenuVoice.of(call).refused(reason),
                                setupUntil,
                                now)
                        : Step.to(this);
            case AgiAnswered answer -> answer.channelGone() ? channelGone(now) : Step.to(this);
            case LegFact fact -> onLeg(fact, now);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? Closing.farewell(call, progress, null, Greeting.failure(), now) : Step.to(this);
            case Input.Identified _,
                    Input.IdentityDenied _,
                    Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.ActionRefused _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    /** From here on the call is as if the destination had been known from the beginning. */
    private Step allowed(Call call, CalleeAuthorized authorization, Instant now) {
        AttemptAuthorized order = Destined.order(call.order(), authorization);
        Call destined = call.ordered(order);
        Progress known = progress.withOrder(order);
        int more = order.grant().setupSeconds() - call.order().grant().setupSeconds();
        Instant until = setupUntil.plusSeconds(more);
        return Hunt.first(destined)
                .map(hunt -> PreparingDial.afterTalkTime(destined, known, hunt, until, now))
                .orElseGet(() -> Closing.farewell(destined, known, null, Greeting.failure(), now));
    }
}
