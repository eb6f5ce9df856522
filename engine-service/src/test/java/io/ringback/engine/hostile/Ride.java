package io.ringback.engine.hostile;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.Dial;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Step;
import io.ringback.engine.call.Timing;
import io.ringback.engine.cause.CauseTable;
import io.ringback.engine.cause.HangupCause;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.ChannelTemplate;
import io.ringback.engine.wire.LastGate;
import io.ringback.engine.wire.UnsafeValue;
import io.ringback.engine.wire.WireAction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes an order through a whole call on a switch where everyone answers, with the engine's own parts up to TCP. */
final class Ride {
    private static final int MOST_STEPS = 120;
    private static final Map<String, ChannelTemplate> TRUNKS = Map.of(
            "sim", new ChannelTemplate("PJSIP/{number}@sim"),
            "gw", new ChannelTemplate("PJSIP/b{number}@gw"),
            "office", new ChannelTemplate("PJSIP/{number}@office"),
            "backup-1", new ChannelTemplate("PJSIP/{number}@backup-1"));
    private static final Prompts PROMPTS = Prompts.standard();

    private final Actions actions = new Actions("ringback");
    private final AmiSession session;
    private final LastGate gate;
    private final Call call;
    private final String calleeChannel;
    private final boolean busy;
    private final Queue<Function<Instant, Input>> said = new ArrayDeque<>();
    private Instant now;
    private int sent;
    private String callerChannel = "";

    /**
     * @param calleeChannel what the switch calls the callee's channel, and says was keyed
     * @param busy whether callees are busy, so that every target is tried
     */
    Ride(AmiSession session, LastGate gate, AttemptAuthorized order, String calleeChannel, boolean busy) {
        this.session = session;
        this.gate = gate;
        this.call = new Call(
                order, new UUID(1, 2), "local", TRUNKS.keySet(), PROMPTS, Timing.STANDARD, CauseTable.STANDARD);
        this.calleeChannel = calleeChannel;
        this.busy = busy;
        this.now = order.expiresAt().minusSeconds(30);
    }

    /** The number of actions that were sent. */
    int toTheEnd() throws IOException {
        CallState state = CallMachine.waiting(now, Duration.ofSeconds(30));
        said.add(Input.Begin::new);
        for (int step = 0; step < MOST_STEPS && state.deadline() != null; step++) {
            now = now.plusMillis(100);
            Function<Instant, Input> next = said.poll();
            if (next == null) {
                Instant deadline = state.deadline();
                now = deadline.isAfter(now) ? deadline : now;
                next = Input.Tick::new;
            }
            Step taken = CallMachine.on(call, state, next.apply(now), now);
            state = taken.next();
            for (Effect effect : taken.effects()) {
                perform(effect);
            }
        }
        return sent;
    }

    private void perform(Effect effect) throws IOException {
        switch (effect) {
            case Effect.Emit _ -> {}
            case Effect.Originate originate ->
                dial(originate.dial(), Input.ActionRefused.ORIGINATE, way -> actions.originate(originate, way));
            case Effect.RunAgi run -> {
                if (run.dial() != null && run.command() instanceof DialCallee callee) {
                    dial(run.dial(), run.name(), way -> actions.dial(run, callee, way));
                } else if (send(run.name(), () -> actions.command(run))) {
                    String keyed = run.command() instanceof AgiCommand.GetKeys ? calleeChannel : null;
                    said.add(at -> new Input.AgiAnswered(at, run.name(), 200, 0, keyed));
                }
            }
            case Effect.HangUp(var channel) -> {
                if (send("hangup", () -> actions.hangup(channel))) {
                    said.add(at -> new Input.HungUp(at, channel, new HangupCause(16, null)));
                }
            }
            case Effect.SetTimeout(var channel, var seconds) ->
                send("timeout", () -> actions.absoluteTimeout(channel, seconds));
            case Effect.Beep(var channel) -> send("dtmf", () -> actions.beep(channel));
        }
    }

    private void dial(Dial dial, String subject, Function<ChannelTemplate, WireAction> action) throws IOException {
        ChannelTemplate way = Objects.requireNonNull(TRUNKS.get(dial.route().trunk()));
        var forbidden = gate.refusal(dial.party(), dial.route(), way);
        if (forbidden.isPresent()) {
            said.add(at -> new Input.DialForbidden(at, dial.n(), forbidden.get()));
        } else if (send(subject, () -> action.apply(way))) {
            if (subject.equals(Input.ActionRefused.ORIGINATE)) {
                callerAnswers(dial.channelId());
            } else {
                calleeAnswers(subject);
            }
        }
    }

    private void callerAnswers(String channel) {
        callerChannel = channel;
        said.add(at -> new Input.LegBegan(at, channel));
        said.add(at -> new Input.LegRang(at, channel));
        said.add(at -> new Input.LegUp(at, channel));
        said.add(Input.AgiStarted::new);
    }

    private void calleeAnswers(String command) {
        said.add(at -> new Input.LegBegan(at, calleeChannel));
        said.add(at -> new Input.LegRang(at, calleeChannel));
        if (!busy) {
            said.add(at -> new Input.LegUp(at, calleeChannel));
            said.add(at -> new Input.BridgeEntered(at, calleeChannel));
            said.add(at -> new Input.BridgeEntered(at, callerChannel));
            said.add(at -> new Input.Extended(at, 1, 20, true));
            said.add(Input.Tick::new);
            said.add(at -> new Input.Stop(at, io.ringback.contracts.values.StopReason.CANCELLED));
        } else {
            said.add(at -> new Input.HungUp(at, calleeChannel, new HangupCause(17, 486)));
        }
        said.add(at -> new Input.AgiAnswered(at, command, 200, 0, null));
    }

    private boolean send(String subject, Supplier<WireAction> action) throws IOException {
        try {
            session.send(action.get(), _ -> {});
            sent++;
            return true;
        } catch (UnsafeValue e) {
            said.add(at -> new Input.ActionRefused(at, subject, "unsafe"));
            return false;
        }
    }
}
