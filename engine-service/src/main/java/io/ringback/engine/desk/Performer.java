package io.ringback.engine.desk;

import io.ringback.contracts.values.Route;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.Dial;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchDirectory;
import io.ringback.engine.switches.Trunk;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.ChannelTemplate;
import io.ringback.engine.wire.LastGate;
import io.ringback.engine.wire.UnsafeValue;
import io.ringback.engine.wire.WireAction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.asteriskjava.manager.response.ManagerError;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Performs effects on the wire. What cannot be sent comes back to the call as an input. */
@Singleton
final class Performer {
    private static final Logger LOG = Logger.getLogger(Performer.class);

    private final Actions actions;
    private final LastGate gate;
    private final SwitchDirectory directory;
    private final InstantSource clock;
    private final DeskMeters meters;

    Performer(Actions actions, LastGate gate, SwitchDirectory directory, InstantSource clock, DeskMeters meters) {
        this.actions = actions;
        this.gate = gate;
        this.directory = directory;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param session null while the switch is away */
    void perform(@Nullable AmiSession session, UUID attemptId, Effect effect, Desk desk) {
        switch (effect) {
            case Effect.Emit _ -> throw new IllegalArgumentException("a fact is published, not performed");
            case Effect.Originate originate ->
                dial(
                        session,
                        attemptId,
                        originate.dial(),
                        ActionRefused.ORIGINATE,
                        desk,
                        template -> actions.originate(originate, template));
            case Effect.RunAgi run -> runAgi(session, attemptId, run, desk);
            case Effect.HangUp(var channel) ->
                send(session, attemptId, ActionRefused.HANGUP, desk, () -> actions.hangup(channel));
            case Effect.SetTimeout(var channel, var seconds) ->
                send(session, attemptId, ActionRefused.TIMEOUT, desk, () -> actions.absoluteTimeout(channel, seconds));
            case Effect.Beep(var channel) ->
                send(session, attemptId, ActionRefused.DTMF, desk, () -> actions.beep(channel));
        }
    }

    private void runAgi(@Nullable AmiSession session, UUID attemptId, Effect.RunAgi run, Desk desk) {
        Dial dial = run.dial();
        if (dial != null && run.command() instanceof DialCallee callee) {
            dial(session, attemptId, dial, run.name(), desk, template -> actions.dial(run, callee, template));
        } else {
            send(session, attemptId, run.name(), desk, () -> actions.command(run));
        }
    }

    /** The last gate stands here, behind every way that leads to a dial. */
    private void dial(
            @Nullable AmiSession session,
            UUID attemptId,
            Dial dial,
            String subject,
            Desk desk,
            Function<ChannelTemplate, WireAction> action) {
        Optional<ChannelTemplate> template = template(desk.lease().switchId(), dial.route());
        if (template.isEmpty()) {
            refuse(desk, attemptId, subject, "the trunk is gone");
            return;
        }
        Optional<String> forbidden = gate.refusal(dial.party(), dial.route(), template.get());
        if (forbidden.isPresent()) {
            LOG.errorf("attemptId=%s n=%d rule=%s msg=\"dial not let out\"", attemptId, dial.n(), forbidden.get());
            meters.forbidden();
            tell(desk, attemptId, new Input.DialForbidden(clock.instant(), dial.n(), forbidden.get()));
            return;
        }
        send(session, attemptId, subject, desk, () -> action.apply(template.get()));
        if (subject.equals(ActionRefused.ORIGINATE)) {
            meters.originated(Duration.between(dial.at(), clock.instant()));
        }
    }

    private Optional<ChannelTemplate> template(UUID switchId, Route route) {
        Optional<Switch> found = directory.find(switchId);
        return found.flatMap(each -> each.trunk(route.trunk())).map(Trunk::template);
    }

    private void send(
            @Nullable AmiSession session, UUID attemptId, String subject, Desk desk, Supplier<WireAction> action) {
        if (session == null) {
            tell(desk, attemptId, ActionRefused.unsent(clock.instant(), subject));
            return;
        }
        try {
            session.send(action.get(), response -> {
                if (response instanceof ManagerError) {
                    refuse(desk, attemptId, subject, String.valueOf(response.getMessage()));
                }
            });
        } catch (UnsafeValue e) {
            LOG.errorf("attemptId=%s subject=%s cause=\"%s\" msg=\"not sent\"", attemptId, subject, e.getMessage());
            refuse(desk, attemptId, subject, "unsafe");
        } catch (IllegalStateException e) {
            tell(desk, attemptId, ActionRefused.unsent(clock.instant(), subject));
        } catch (IOException e) {
            // Perhaps half of it went out: what became of it is learned after the reconnect, never by sending it again.
            LOG.warnf("attemptId=%s subject=%s cause=\"%s\" msg=\"write failed\"", attemptId, subject, e.getMessage());
            session.close();
        }
    }

    private void refuse(Desk desk, UUID attemptId, String subject, String message) {
        tell(desk, attemptId, new ActionRefused(clock.instant(), subject, message));
    }

    private void tell(Desk desk, UUID attemptId, Input input) {
        desk.post(new Mail.Told(attemptId, input, input.at()));
    }
}
