package io.ringback.proof.simulation;

import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.cause.HangupCause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's leg inside the switch: rung, answered, then doing one command after the other. */
final class CallerChannel {
    private static final int TIMED_OUT = 3;
    private static final int ANSWERED = 4;

    private final SwitchModel target;
    private final World world;
    private final UUID attempt;
    private final Effect.Originate order;
    private final Phone phone;
    private final Deque<Effect.RunAgi> queue = new ArrayDeque<>();
    private Effect.@Nullable RunAgi running;
    private @Nullable CalleeChannel callee;
    private boolean began;
    private boolean up;
    private boolean agi;
    private boolean gone;
    private int limit;
    private String keyed = "";

    CallerChannel(SwitchModel target, UUID attempt, Effect.Originate order) {
        this.target = target;
        this.world = target.scene().world();
        this.attempt = attempt;
        this.order = order;
        this.phone = Phone.caller(world.random());
    }

    String id() {
        return order.dial().channelId();
    }

    UUID attempt() {
        return attempt;
    }

    SwitchModel target() {
        return target;
    }

    boolean inAgi() {
        return agi && !gone;
    }

    boolean isGone() {
        return gone;
    }

    List<SeenChannel> seen() {
        List<SeenChannel> seen = new ArrayList<>();
        boolean bridged = callee != null && callee.isBridged();
        seen.add(new SeenChannel(id(), up, application(), bridged));
        if (callee != null && callee.isThere()) {
            seen.add(callee.seen());
        }
        return seen;
    }

    private String application() {
        if (running == null) {
            return agi ? "AGI" : "AppDial2";
        }
        return Effects.application(running.command());
    }

    void ring() {
        target.scene().evidence().rung(attempt, order.dial(), phone.rings());
        endAfter(order.absoluteSeconds());
        soon(50, () -> {
            if (phone.kind() == Phone.Kind.NO_CONTACT) {
                leave();
                tell(new Input.OriginateEnded(world.now(), id(), false, 0));
                return;
            }
            began = true;
            tell(new Input.LegBegan(world.now(), id()));
            if (phone.rings()) {
                tell(new Input.LegRang(world.now(), id()));
            }
            if (phone.kind() == Phone.Kind.ANSWERS) {
                soon(phone.after(), this::answer);
            } else if (phone.kind() != Phone.Kind.RINGS_ON) {
                soon(phone.after(), () -> failed(0));
            }
        });
        soon(1000L * order.ringSeconds(), () -> {
            if (!up) {
                failed(TIMED_OUT);
            }
        });
    }

    private void answer() {
        up = true;
        target.scene().evidence().answered(attempt, order.dial());
        tell(new Input.LegUp(world.now(), id()));
        tell(new Input.DialEnded(world.now(), id(), "ANSWER"));
        tell(new Input.OriginateEnded(world.now(), id(), true, ANSWERED));
        soon(world.between(5, 100), () -> {
            agi = true;
            tell(new Input.AgiStarted(world.now()));
            next();
        });
        soon(phone.hangsUpAfter(), () -> hangUp(true));
    }

    private void failed(int reason) {
        HangupCause cause =
                reason == TIMED_OUT ? new HangupCause(19, 480) : phone.kind().cause();
        if (reason != TIMED_OUT) {
            tell(new Input.DialEnded(world.now(), id(), phone.kind().status()));
        }
        leave();
        Input ended = new Input.OriginateEnded(world.now(), id(), false, reason);
        Input hungUp = new Input.HungUp(world.now(), id(), cause);
        boolean first = world.random().nextBoolean();
        tell(first ? ended : hungUp);
        tell(first ? hungUp : ended);
    }

    void enqueue(Effect.RunAgi command) {
        queue.add(command);
        soon(world.between(0, 100), this::next);
    }

    private void next() {
        if (running != null || queue.isEmpty() || !agi) {
            return;
        }
        Effect.RunAgi command = queue.remove();
        running = command;
        switch (command.command()) {
            case AgiCommand.Play _ -> soon(world.between(300, 3_000), () -> done(command));
            case AgiCommand.Answer _,
                    AgiCommand.SetCallerId _,
                    AgiCommand.AwaitKey _,
                    AgiCommand.AwaitNextKey _,
                    AgiCommand.ForgetKeys _,
                    AgiCommand.StopRecording _,
                    AgiCommand.RecordTalk _ -> done(command);
            case AgiCommand.ReadKeys(var _, int most) ->
                soon(world.between(500, 15_000), () -> {
                    keyed = most == 1 ? phone.presses(world.random()) : phone.keys(world.random());
                    done(command);
                });
            case AgiCommand.GetKeys _ -> answered(command, 1, keyed);
            case AgiCommand.DetectMachine _ -> soon(world.between(1_000, 5_000), () -> done(command));
            case AgiCommand.GetDetected _ -> answered(command, 1, phone.heard(world.random()));
            case AgiCommand.GetDetectedBy _ -> answered(command, 1, "TOOLONG-5000");
            case AgiCommand.SetAbsoluteTimeout(int seconds) -> {
                endAfter(seconds);
                done(command);
            }
            case AgiCommand.DialCallee dial -> {
                callee = new CalleeChannel(this, dial, Effects.dial(command));
                callee.ring(() -> done(command));
            }
        }
    }

    private void done(Effect.RunAgi command) {
        answered(command, 0, null);
    }

    private void answered(Effect.RunAgi command, int result, @Nullable String value) {
        if (command.equals(running)) {
            running = null;
            callee = null;
            tell(new Input.AgiAnswered(world.now(), command.name(), 200, result, value));
            next();
        }
    }

    /** Sets when the channel ends by itself; the last one counts. */
    void endAfter(int seconds) {
        int mine = ++limit;
        soon(1000L * seconds, () -> {
            if (mine == limit) {
                world.tell("switch", () -> Words.id(attempt) + " absolute timeout");
                hangUp(false);
            }
        });
    }

    boolean hangUpCallee(String channel) {
        return callee != null && callee.hangUp(channel);
    }

    /** @param asked whether the person did it */
    void hangUp(boolean asked) {
        if (gone) {
            return;
        }
        if (asked) {
            tell(new Input.HangupRequested(world.now(), id()));
        }
        leave();
        if (callee != null) {
            callee.callerGone();
        }
        if (running != null) {
            tell(new Input.AgiAnswered(world.now(), running.name(), 200, -1, null));
        }
        if (began) {
            tell(new Input.HungUp(world.now(), id(), SwitchModel.normal()));
        }
        if (!up) {
            tell(new Input.OriginateEnded(world.now(), id(), false, 0));
        }
    }

    /** The switch died: nothing is said. */
    void vanish() {
        leave();
        if (callee != null) {
            callee.vanish();
        }
    }

    private void leave() {
        gone = true;
        target.gone(this);
        if (up) {
            target.scene().evidence().left(attempt, Leg.CALLER);
        }
    }

    void tell(Input input) {
        target.tell(attempt, input);
    }

    /** Does something later, if the channel is still there. */
    void soon(long delay, Runnable work) {
        world.after(delay, () -> {
            if (!gone) {
                work.run();
            }
        });
    }
}
