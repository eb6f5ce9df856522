package io.ringback.engine.reception;

import io.ringback.contracts.values.Party;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.inbound.InboundEffect;
import io.ringback.engine.inbound.InboundInput;
import io.ringback.engine.inbound.InboundInput.LineSeen;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.inbound.LineState;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.UnsafeValue;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Performs effects on the wire. What the switch answers comes back to the call.
 *
 * @param hintsContext where the operator's hints are
 */
record Doorman(Actions actions, String hintsContext, InstantSource clock) {
    private static final Logger LOG = Logger.getLogger(Doorman.class);

    /** Hears what a call is to be told. */
    @FunctionalInterface
    interface Answers {
        void told(AmiSession by, String channel, InboundInput input);
    }

    /** Something to send. */
    @FunctionalInterface
    private interface Sending {
        void send() throws IOException;
    }

    /** @param session null while the switch is away: what was to be done is decided anew when it is back */
    void perform(@Nullable AmiSession session, String channel, InboundEffect effect, Answers answers) {
        if (session == null) {
            return;
        }
        switch (effect) {
            case InboundEffect.Tell _ -> {
                // Durable by now; the relay sends it.
            }
            case InboundEffect.LookAt(var line) ->
                look(session, line, state -> answers.told(session, channel, new LineSeen(clock.instant(), state)));
            case InboundEffect.Run(var command) -> {
                Runnable refused = () -> refuse(session, channel, command.name(), answers);
                send(session, refused, () -> session.send(actions.command(command), refused));
            }
            case InboundEffect.HangUp() -> {
                Runnable refused = () -> refuse(session, channel, Refused.HANGUP, answers);
                send(session, refused, () -> session.send(actions.hangup(channel), refused));
            }
            case InboundEffect.Drop() -> {
                Runnable refused = () -> refuse(session, channel, Refused.HANGUP, answers);
                send(session, refused, () -> session.send(actions.drop(channel), refused));
            }
        }
    }

    /** Asks how a line stands; of what is no extension the switch knows nothing. */
    void look(AmiSession session, Party line, Consumer<LineState> seen) {
        if (line instanceof Party.Extension(var _, var digits)) {
            send(
                    session,
                    () -> seen.accept(LineState.STATELESS),
                    () -> session.send(
                            actions.extensionState(hintsContext, digits),
                            "Status",
                            status -> seen.accept(LineState.read(status))));
        } else {
            seen.accept(LineState.STATELESS);
        }
    }

    private void refuse(AmiSession by, String channel, String subject, Answers answers) {
        answers.told(by, channel, new Refused(clock.instant(), subject));
    }

    private static void send(AmiSession session, Runnable unsafe, Sending sending) {
        try {
            sending.send();
        } catch (UnsafeValue e) {
            LOG.errorf("cause=\"%s\" msg=\"not sent\"", e.getMessage());
            unsafe.run();
        } catch (IllegalStateException e) {
            LOG.debugf("cause=\"%s\" msg=\"not sent, the session is over\"", e.getMessage());
        } catch (IOException e) {
            LOG.warnf("cause=\"%s\" msg=\"write failed\"", e.getMessage());
            session.close();
        }
    }
}
