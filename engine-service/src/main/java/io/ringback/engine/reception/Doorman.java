package io.ringback.engine.reception;

import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.inbound.InboundEffect;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.UnsafeValue;
import io.ringback.engine.wire.WireAction;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Performs effects on the wire. What the switch does not take comes back to the call. */
record Doorman(Actions actions, InstantSource clock) {
    private static final Logger LOG = Logger.getLogger(Doorman.class);

    /** Hears what was not taken. */
    @FunctionalInterface
    interface Complaints {
        void refused(AmiSession by, String channel, Refused refused);
    }

    /** @param session null while the switch is away: what was to be done is decided anew when it is back */
    void perform(@Nullable AmiSession session, String channel, InboundEffect effect, Complaints complaints) {
        if (session == null) {
            return;
        }
        switch (effect) {
            case InboundEffect.Tell _ -> {
                // Durable by now; the relay sends it.
            }
            case InboundEffect.Drop() ->
                send(session, channel, Refused.HANGUP, () -> actions.drop(channel), complaints);
        }
    }

    private void send(
            AmiSession session, String channel, String subject, Supplier<WireAction> action, Complaints complaints) {
        try {
            session.send(
                    action.get(), () -> complaints.refused(session, channel, new Refused(clock.instant(), subject)));
        } catch (UnsafeValue e) {
            LOG.errorf("subject=%s cause=\"%s\" msg=\"not sent\"", subject, e.getMessage());
            complaints.refused(session, channel, new Refused(clock.instant(), subject));
        } catch (IllegalStateException e) {
            LOG.debugf("subject=%s cause=\"%s\" msg=\"not sent, the session is over\"", subject, e.getMessage());
        } catch (IOException e) {
            LOG.warnf("subject=%s cause=\"%s\" msg=\"write failed\"", subject, e.getMessage());
            session.close();
        }
    }
}
