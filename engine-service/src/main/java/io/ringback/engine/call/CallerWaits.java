package io.ringback.engine.call;

import io.ringback.contracts.values.HungUpBy;
import io.ringback.engine.call.Input.LegFact;
import java.time.Instant;

/** An answered caller is alone on the line and waits for something; what follows if the caller leaves meanwhile. */
public sealed interface CallerWaits extends CallState
        permits DetectingMachine, CheckingCaller, Asking, AwaitingIdentity, AwaitingRuling, PreparingDial {
    @Override
    Progress progress();

    /** Whether the caller asked for the end. */
    boolean callerAsked();

    /** The same once the caller has asked for the end. */
    CallState askedToEnd();

    /** What the switch says of a channel; only the caller's counts. */
    default Step onLeg(LegFact fact, Instant now) {
        if (!progress().isCaller(fact.uniqueId())) {
            return Step.to(this);
        }
        return switch (fact) {
            case Input.HangupRequested _ -> Step.to(askedToEnd());
            case Input.HungUp(var at, var _, var cause) ->
                Closing.callerGone(progress(), null, abandoned().withCause(cause), at, cause, now);
            case Input.LegBegan _,
                    Input.LegRang _,
                    Input.LegUp _,
                    Input.DialEnded _,
                    Input.BridgeEntered _,
                    Input.BridgeLeft _,
                    Input.NeverAgain _ -> Step.to(this);
        };
    }

    /** A command found the channel gone; its end is still to be told. */
    default Step channelGone(Instant now) {
        return Closing.awaitCaller(progress(), null, abandoned(), now);
    }

    /** It cannot go on. */
    default Step fail(Instant now) {
        return Closing.hangUp(progress(), null, Greeting.failure(), now);
    }

    /** How it ends if the caller leaves now. */
    default Verdict abandoned() {
        return Verdict.abandoned(callerAsked() ? HungUpBy.CALLER : HungUpBy.UNKNOWN);
    }
}
