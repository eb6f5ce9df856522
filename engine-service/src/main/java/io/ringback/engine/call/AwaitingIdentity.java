package io.ringback.engine.call;

import io.ringback.contracts.CallFact.IdentityOffered;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.Identified;
import io.ringback.engine.call.Input.IdentityDenied;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import java.time.Instant;

/**
 * The caller has keyed account and PIN, and rating looks at them. Neither stands here: the fact that went out holds them,
 * the PIN sealed.
 *
 * @param callerAsked whether the caller asked for the end
 * @param setupUntil no callee is dialled after it
 * @param deadline when an answer comes too late
 */
public record AwaitingIdentity(
        Progress progress, Tries tries, boolean callerAsked, Instant setupUntil, Instant deadline)
        implements CallerWaits {
    /** @param sealed the PIN, readable by rating alone */
    static Step on(
            Call call, Progress progress, Tries tries, String account, String sealed, Instant setupUntil, Instant now) {
        return Step.to(new AwaitingIdentity(progress, tries, false, setupUntil, now.plus(Timing.RULING)))
                .emit(now, new IdentityOffered(tries.number(), account, sealed))
                .then(new RunAgi(
                        progress.channel(),
                        "comfort-" + tries.number(),
                        new AgiCommand.Play(MenuVoice.of(call).comfort()),
                        null));
    }

    /** From here on the call is the identified account's. */
    static Step identified(Call call, Progress progress, AttemptAuthorized order, Instant setupUntil, Instant now) {
        Call theirs = call.ordered(order);
        int more = order.grant().setupSeconds() - call.order().grant().setupSeconds();
        return Asking.destination(theirs, progress.withOrder(order), setupUntil.plusSeconds(more), now);
    }

    @Override
    public CallState askedToEnd() {
        return new AwaitingIdentity(progress, tries, true, setupUntil, deadline);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case Identified(var _, var order) -> identified(call, progress, order, setupUntil, now);
            case IdentityDenied(var _, var tryNumber, var left) ->
                tryNumber == tries.number() ? denied(call, left, now) : Step.to(this);
            case AgiAnswered answer -> answer.channelGone() ? channelGone(now) : Step.to(this);
            case LegFact fact -> onLeg(fact, now);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? Closing.farewell(call, progress, null, Greeting.failure(), now) : Step.to(this);
            case Input.CalleeAllowed _,
                    Input.CalleeDenied _,
                    Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.ActionRefused _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    /** Rating counts wrong PINs over all calls, so its word is the last. */
    private Step denied(Call call, int left, Instant now) {
        Tries allowed = new Tries(tries.number(), Math.min(left, tries.left()));
        Inquiry answered = new Inquiry(Question.ACCOUNT, allowed, null);
        return Asking.again(call, progress, answered, MenuVoice.of(call).wrongPin(), setupUntil, now);
    }
}
