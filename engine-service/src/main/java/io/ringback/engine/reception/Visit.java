package io.ringback.engine.reception;

import io.ringback.contracts.LineEvent;
import io.ringback.engine.inbound.Gone;
import io.ringback.engine.inbound.InboundCall;
import io.ringback.engine.inbound.InboundEffect;
import io.ringback.engine.inbound.InboundEffect.Tell;
import io.ringback.engine.inbound.InboundInput;
import io.ringback.engine.inbound.InboundMachine;
import io.ringback.engine.inbound.InboundState;
import io.ringback.engine.inbound.InboundStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An inbound call at the reception: where it stands, and what is still to be done. Belongs to the reception's thread. */
final class Visit {
    private final InboundCall call;
    private InboundState state;
    private final List<InboundEffect> effects = new ArrayList<>();

    Visit(InboundCall call, InboundStep first) {
        this.call = call;
        this.state = first.next();
        effects.addAll(first.effects());
    }

    String channel() {
        return call.channel();
    }

    void tell(InboundInput input, Instant now) {
        InboundStep step = InboundMachine.on(call, state, input, now);
        state = step.next();
        effects.addAll(step.effects());
    }

    boolean due(Instant now) {
        return state.due(now);
    }

    boolean gone() {
        return state instanceof Gone;
    }

    /** What has to be durable before anything of it is done. */
    List<LineEvent> events() {
        return effects.stream()
                .filter(Tell.class::isInstance)
                .map(effect -> ((Tell) effect).event())
                .toList();
    }

    /** What is to be done now; each only once. */
    List<InboundEffect> take() {
        List<InboundEffect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }
}
