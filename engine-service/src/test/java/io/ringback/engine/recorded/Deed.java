package io.ringback.engine.recorded;

import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.ChannelTemplate;
import io.ringback.engine.wire.WireAction;
import java.util.Optional;

/** An effect as the engine's desk sends it, and how a refusal of it is called. */
record Deed(WireAction action, String subject) {
    private static final ChannelTemplate TRUNK = new ChannelTemplate("PJSIP/{number}@gw");

    /** Empty for a fact, which is published and not sent. */
    static Optional<Deed> of(Effect effect, Actions actions) {
        return switch (effect) {
            case Effect.Emit _ -> Optional.empty();
            case Effect.Originate originate ->
                Optional.of(new Deed(actions.originate(originate, TRUNK), ActionRefused.ORIGINATE));
            case Effect.RunAgi run -> Optional.of(new Deed(command(run, actions), run.name()));
            case Effect.HangUp(var channel) -> Optional.of(new Deed(actions.hangup(channel), ActionRefused.HANGUP));
            case Effect.SetTimeout(var channel, var seconds) ->
                Optional.of(new Deed(actions.absoluteTimeout(channel, seconds), ActionRefused.TIMEOUT));
            case Effect.Beep(var channel) -> Optional.of(new Deed(actions.beep(channel), ActionRefused.DTMF));
        };
    }

    private static WireAction command(Effect.RunAgi run, Actions actions) {
        return run.command() instanceof DialCallee dial ? actions.dial(run, dial, TRUNK) : actions.command(run);
    }
}
