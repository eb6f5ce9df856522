package io.ringback.proof.simulation;

import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.SeenChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a session with a switch: connects, lists what is there, and begins again when it is over. */
final class Link {
    private final EngineNode replica;
    private final World world;
    private final Desk desk;
    private @Nullable Session session;
    private State state = State.CONNECTING;
    private boolean closed;
    private boolean hungUp;

    private enum State {
        CONNECTING,
        READY,
        UNREACHABLE
    }

    Link(EngineNode replica, Desk desk) {
        this.replica = replica;
        this.world = replica.world;
        this.desk = desk;
    }

    long epoch() {
        return desk.epoch();
    }

    boolean isReady() {
        return state == State.READY;
    }

    boolean isConnecting() {
        return state == State.CONNECTING;
    }

    boolean isHungUp() {
        return hungUp;
    }

    void connect() {
        replica.later(world.between(5, 300), this::logIn);
    }

    private void logIn() {
        if (closed) {
            return;
        }
        if (!desk.lease().holds() || !desk.target().isUp()) {
            become(State.UNREACHABLE);
            replica.later(world.between(1_000, 5_000), this::logIn);
            return;
        }
        Session opened = desk.target().open(this);
        session = opened;
        hungUp = false;
        world.after(world.between(1, 40), () -> {
            // Shown after what was said before it, and before what is said after it.
            Map<UUID, List<SeenChannel>> channels = desk.target().list();
            opened.answer(() -> replica.later(world.between(0, 30), () -> listed(opened, channels)));
        });
    }

    private void listed(Session opened, Map<UUID, List<SeenChannel>> channels) {
        if (opened == session && !closed) {
            world.tell(replica.name(), () -> "connected, sees " + channels);
            desk.post(() -> desk.up(opened, channels));
            become(State.READY);
        }
    }

    void heard(UUID attempt, Input input) {
        replica.later(0, () -> desk.post(() -> desk.tell(attempt, input, world.now())));
    }

    /** The session is known to be over. */
    void down(Session ended) {
        replica.later(0, () -> {
            if (ended == session) {
                session = null;
                become(State.UNREACHABLE);
                desk.post(() -> desk.down(ended));
                replica.later(world.between(100, 3_000), this::logIn);
            }
        });
    }

    /** Our side ends it. */
    void hangUp() {
        hungUp = true;
        if (session != null) {
            session.cut(0);
        }
    }

    void close() {
        closed = true;
        hangUp();
    }

    private void become(State next) {
        if (!closed) {
            state = next;
            replica.engines().seen(desk.target().id(), next == State.READY);
        }
    }

    static Input sighted(UUID attempt, Map<UUID, List<SeenChannel>> channels, Instant now) {
        List<SeenChannel> seen = channels.getOrDefault(attempt, List.of());
        return new Input.Sighted(
                now, seen.stream().findFirst(), seen.stream().skip(1).toList());
    }

    static String subject(Effect effect) {
        return switch (effect) {
            case Effect.Originate _ -> ActionRefused.ORIGINATE;
            case Effect.RunAgi run -> run.name();
            case Effect.HangUp _ -> ActionRefused.HANGUP;
            case Effect.SetTimeout _ -> ActionRefused.TIMEOUT;
            case Effect.Beep _ -> ActionRefused.DTMF;
            case Effect.Emit _ -> throw new IllegalStateException("a fact is published, not performed");
        };
    }
}
