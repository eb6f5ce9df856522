package io.ringback.proof.simulation;

import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.cause.HangupCause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asterisk as the recordings show it, as far as a call of ours can tell: it goes on whoever listens. */
final class SwitchModel {
    private final Scene scene;
    private final World world;
    private final UUID id;
    private final Map<String, CallerChannel> callers = new LinkedHashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    /** Whether calls have to wait until they may begin on it. */
    private final boolean limited;

    private boolean up = true;
    private int channels;

    SwitchModel(Scene scene, UUID id) {
        this.scene = scene;
        this.world = scene.world();
        this.id = id;
        this.limited = world.random().nextInt(3) == 0;
    }

    boolean isLimited() {
        return limited;
    }

    /** Whether one more call may begin now. */
    boolean hasRoom() {
        return !limited || world.random().nextInt(8) == 0;
    }

    UUID id() {
        return id;
    }

    boolean isUp() {
        return up;
    }

    Scene scene() {
        return scene;
    }

    /** Every channel it has, the callees' too. */
    int channels() {
        return callers.size();
    }

    Session open(Link link) {
        Session session = new Session(world, scene.weather(), this, link);
        sessions.add(session);
        return session;
    }

    void closed(Session session) {
        sessions.remove(session);
    }

    /** The channels of each attempt, the caller's first. */
    Map<UUID, List<SeenChannel>> list() {
        Map<UUID, List<SeenChannel>> list = new LinkedHashMap<>();
        callers.values().forEach(caller -> list.put(caller.attempt(), caller.seen()));
        return list;
    }

    void tell(UUID attempt, Input input) {
        world.tell("switch", () -> Words.id(attempt) + " " + input.toString().replace("at=", ""));
        if (sessions.isEmpty()) {
            scene.evidence().unheard(attempt);
        }
        List.copyOf(sessions).forEach(session -> session.event(attempt, input));
        if (scene.weather().strikes(Fault.SWITCH_DIED)) {
            dieSoon();
        }
    }

    void perform(Session from, UUID attempt, Effect effect) {
        if (!up) {
            return;
        }
        scene.evidence().written(id, from.link().epoch());
        world.tell("switch", () -> Words.id(attempt) + " ← " + effect);
        switch (effect) {
            case Effect.Originate originate -> originate(from, attempt, originate);
            case Effect.RunAgi run -> {
                CallerChannel channel = callers.get(run.channelId());
                if (channel == null || !channel.inAgi()) {
                    refuse(from, attempt, run.name());
                } else {
                    channel.enqueue(run);
                }
            }
            case Effect.HangUp(String channel) -> hangUp(from, attempt, channel);
            case Effect.SetTimeout(String channel, int seconds) -> {
                CallerChannel caller = callers.get(channel);
                if (caller == null) {
                    refuse(from, attempt, Input.ActionRefused.TIMEOUT);
                } else {
                    scene.evidence().limited(attempt);
                    caller.endAfter(seconds);
                }
            }
            case Effect.Beep _ -> {}
            case Effect.Emit _ -> throw new IllegalStateException("a fact is nothing for the wire");
        }
    }

    private void originate(Session from, UUID attempt, Effect.Originate originate) {
        String channelId = originate.dial().channelId();
        if (callers.containsKey(channelId)) {
            refuse(from, attempt, Input.ActionRefused.ORIGINATE);
            return;
        }
        CallerChannel channel = new CallerChannel(this, attempt, originate);
        callers.put(channelId, channel);
        channel.ring();
    }

    private void hangUp(Session from, UUID attempt, String channelId) {
        CallerChannel caller = callers.get(channelId);
        if (caller != null) {
            caller.hangUp(false);
            return;
        }
        for (CallerChannel each : List.copyOf(callers.values())) {
            if (each.hangUpCallee(channelId)) {
                return;
            }
        }
        refuse(from, attempt, Input.ActionRefused.HANGUP);
    }

    private void refuse(Session from, UUID attempt, String subject) {
        from.event(attempt, new Input.ActionRefused(world.now(), subject, "No such channel"));
    }

    /** A name no other channel has had. */
    String nextChannel() {
        channels++;
        return "lab1-1700000000." + channels;
    }

    void gone(CallerChannel channel) {
        callers.remove(channel.id());
    }

    private void dieSoon() {
        world.after(world.between(0, 2_000), () -> {
            if (!up) {
                return;
            }
            up = false;
            world.tell("switch", () -> "died");
            List.copyOf(sessions).forEach(session -> session.cut(world.between(0, 20)));
            callers.values().forEach(caller -> scene.evidence().unheard(caller.attempt()));
            List.copyOf(callers.values()).forEach(CallerChannel::vanish);
            callers.clear();
            world.after(world.between(1_000, 30_000), () -> {
                up = true;
                world.tell("switch", () -> "started");
            });
        });
    }

    /** What a leg that was hung up by us or in the ordinary way ends with. */
    static HangupCause normal() {
        return new HangupCause(HangupCause.NORMAL_CLEARING, null);
    }
}
