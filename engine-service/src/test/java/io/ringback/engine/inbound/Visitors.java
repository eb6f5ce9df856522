package io.ringback.engine.inbound;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An inbound call that is told one thing after the other. */
final class Visitors {
    static final Instant ARRIVED = Instant.parse("2026-01-31T10:00:00Z");
    static final String CHANNEL = "lab1-1795299212.11";
    static final String NUMBER = "+442079460500";
    static final String ANI = "+442079460001";
    static final UUID EVENT = new UUID(3, 3);

    private final InboundCall call;
    private Instant now = ARRIVED;
    private InboundStep step;

    private Visitors(InboundCall call) {
        this.call = call;
        this.step = InboundMachine.start(call, now);
    }

    static AccessNumber number(Mode mode) {
        return number(mode, false, false);
    }

    static AccessNumber number(Mode mode, boolean sandbox, boolean removed) {
        return new AccessNumber(NUMBER, 1, ARRIVED, sandbox, mode, 10, null, List.of(), new UUID(7, 7), "en", removed);
    }

    static Arrival arrival(String dialled, @Nullable String caller) {
        return new Arrival(
                ARRIVED, CHANNEL, Entrance.ACCESS_NUMBER, dialled, caller == null ? "" : caller, false, false);
    }

    static InboundCall call(Mode mode, String ani) {
        return new InboundCall(EVENT, ARRIVED, CHANNEL, number(mode), ani);
    }

    static Visitors calling(Mode mode) {
        return new Visitors(call(mode, ANI));
    }

    Visitors say(InboundInput input) {
        step = InboundMachine.on(call, step.next(), input, now);
        return this;
    }

    Visitors after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Visitors tick() {
        return say(new InboundInput.Tick(now));
    }

    Instant now() {
        return now;
    }

    InboundCall call() {
        return call;
    }

    InboundStep step() {
        return step;
    }

    InboundState state() {
        return step.next();
    }
}
