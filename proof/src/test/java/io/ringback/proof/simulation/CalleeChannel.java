package io.ringback.proof.simulation;

import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.Dial;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.cause.HangupCause;

/** The callee's leg inside the switch, and the bridge of the two. */
final class CalleeChannel {
    private final CallerChannel caller;
    private final World world;
    private final AgiCommand.DialCallee command;
    private final Dial dial;
    private final Phone phone;
    private final String id;
    private Runnable returned = () -> {};
    private boolean there;
    private boolean bridged;
    private boolean gone;

    CalleeChannel(CallerChannel caller, AgiCommand.DialCallee command, Dial dial) {
        this.caller = caller;
        this.world = caller.target().scene().world();
        this.command = command;
        this.dial = dial;
        this.phone = Phone.callee(world.random());
        this.id = caller.target().nextChannel();
    }

    boolean isBridged() {
        return bridged;
    }

    boolean isThere() {
        return there && !gone;
    }

    SeenChannel seen() {
        return new SeenChannel(id, bridged, "AppDial", bridged);
    }

    void ring(Runnable whenReturned) {
        returned = whenReturned;
        evidence().rung(caller.attempt(), dial, phone.rings());
        if (phone.kind() == Phone.Kind.NO_CONTACT) {
            soon(30, this::giveBack);
            return;
        }
        soon(20, () -> {
            there = true;
            tell(new Input.LegBegan(world.now(), id));
            if (phone.rings()) {
                tell(new Input.LegRang(world.now(), id));
            }
            if (phone.kind() == Phone.Kind.ANSWERS) {
                soon(phone.after(), this::answer);
            } else if (phone.kind() != Phone.Kind.RINGS_ON) {
                soon(
                        phone.after(),
                        () -> failed(phone.kind().status(), phone.kind().cause()));
            }
        });
        soon(1000L * command.ringSeconds(), () -> {
            if (!bridged) {
                failed("NOANSWER", new HangupCause(0, null));
            }
        });
    }

    private void answer() {
        evidence().answered(caller.attempt(), dial);
        tell(new Input.LegUp(world.now(), id));
        tell(new Input.DialEnded(world.now(), id, "ANSWER"));
        bridged = true;
        evidence().bridged(caller.attempt(), dial);
        tell(new Input.BridgeEntered(world.now(), id));
        tell(new Input.BridgeEntered(world.now(), caller.id()));
        soon(1000L * command.limitSeconds(), this::end);
        soon(phone.hangsUpAfter(), () -> {
            tell(new Input.HangupRequested(world.now(), id));
            end();
        });
    }

    private void failed(String status, HangupCause cause) {
        gone = true;
        tell(new Input.DialEnded(world.now(), id, status));
        tell(new Input.HungUp(world.now(), id, cause));
        giveBack();
    }

    /** The callee's leg ends, whoever wanted it; the caller stays. */
    private void end() {
        leave();
        world.after(world.between(0, 20), this::giveBack);
    }

    private void giveBack() {
        gone = true;
        if (!caller.isGone()) {
            returned.run();
        }
    }

    private void leave() {
        if (gone) {
            return;
        }
        gone = true;
        if (bridged) {
            bridged = false;
            evidence().parted(caller.attempt());
            tell(new Input.BridgeLeft(world.now(), id));
            tell(new Input.BridgeLeft(world.now(), caller.id()));
        } else if (there) {
            tell(new Input.DialEnded(world.now(), id, "CANCEL"));
        }
        if (there) {
            tell(new Input.HungUp(world.now(), id, SwitchModel.normal()));
        }
    }

    boolean hangUp(String channel) {
        if (gone || !there || !id.equals(channel)) {
            return false;
        }
        end();
        return true;
    }

    void callerGone() {
        leave();
    }

    void vanish() {
        gone = true;
        if (bridged) {
            evidence().parted(caller.attempt());
        }
    }

    private Evidence evidence() {
        return caller.target().scene().evidence();
    }

    private void tell(Input input) {
        caller.tell(input);
    }

    private void soon(long delay, Runnable work) {
        world.after(delay, () -> {
            if (!gone && !caller.isGone()) {
                work.run();
            }
        });
    }
}
