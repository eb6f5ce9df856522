package io.ringback.engine.reception;

import io.ringback.contracts.LineEvent;
import io.ringback.engine.inbound.InboundEffect;
import io.ringback.engine.inbound.InboundInput;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The inbound calls at a reception, by their channels. Belongs to the reception's thread. */
final class Visits {
    private final Map<String, Visit> visits = new HashMap<>();

    int size() {
        return visits.size();
    }

    void begin(Visit visit) {
        visits.put(visit.channel(), visit);
    }

    /** One that is not here hears nothing. */
    void tell(String channel, InboundInput input, Instant now) {
        Visit visit = visits.get(channel);
        if (visit != null) {
            visit.tell(input, now);
        }
    }

    void tick(Instant now) {
        visits.values().stream()
                .filter(visit -> visit.due(now))
                .forEach(visit -> visit.tell(new InboundInput.Tick(now), now));
    }

    /** What has to be durable before anything is done. */
    List<LineEvent> events() {
        return visits.values().stream()
                .flatMap(visit -> visit.events().stream())
                .toList();
    }

    /** Has done what is to be done, and forgets who is gone. */
    void settle(BiConsumer<String, InboundEffect> perform, Consumer<String> gone) {
        visits.values().forEach(visit -> visit.take().forEach(effect -> perform.accept(visit.channel(), effect)));
        visits.values().removeIf(visit -> {
            if (visit.gone()) {
                gone.accept(visit.channel());
            }
            return visit.gone();
        });
    }

    void clear() {
        visits.clear();
    }
}
