package io.ringback.proof.simulation;

import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import java.time.Instant;
import java.util.UUID;

/** One connection of an engine with a switch. Both ways keep their order; what is under way when it is cut is lost. */
final class Session {
    /** How often an engine pings. */
    private static final long PING = 2_000;

    private final World world;
    private final Weather weather;
    private final SwitchModel target;
    private final Link link;
    private boolean open = true;
    private long heardUntil;
    private long saidUntil;
    private long lastHeard;
    private long proof;
    private long lastSaid;

    Session(World world, Weather weather, SwitchModel target, Link link) {
        this.world = world;
        this.weather = weather;
        this.target = target;
        this.link = link;
    }

    Link link() {
        return link;
    }

    boolean isOpen() {
        return open;
    }

    /** From the switch. */
    void event(UUID attempt, Input input) {
        if (!open) {
            return;
        }
        long slow = weather.strikes(Fault.SLOW_EVENT) ? world.between(100, 3_000) : world.between(0, 8);
        lastHeard = Math.max(lastHeard, world.millis() + slow);
        long at = lastHeard;
        world.at(at, () -> {
            if (open || at <= heardUntil) {
                proof = at;
                link.heard(attempt, input);
            } else {
                target.scene().evidence().unheard(attempt);
            }
        });
        if (weather.strikes(Fault.EVENT_DOUBLED)) {
            world.at(at + world.between(0, 50), () -> link.heard(attempt, input));
        }
        if (weather.strikes(Fault.SESSION_CUT)) {
            cut(world.between(0, 20));
        } else if (weather.strikes(Fault.HALF_OPEN)) {
            cut(world.between(1_000, 15_000));
        }
    }

    /** An answer of the switch, in its place among the events. */
    void answer(Runnable heard) {
        lastHeard = Math.max(lastHeard, world.millis() + world.between(0, 8));
        long at = lastHeard;
        world.at(at, () -> {
            if (open || at <= heardUntil) {
                heard.run();
            }
        });
    }

    /** From the engine. */
    void send(UUID attempt, Effect effect) {
        lastSaid = Math.max(lastSaid, world.millis() + world.between(0, 5));
        long at = lastSaid;
        world.at(at, () -> {
            if (open || at <= saidUntil) {
                target.perform(this, attempt, effect);
            }
        });
    }

    /** When the engine surely heard something through it last: an answer to a ping, if nothing else. */
    Instant heardLast() {
        return world.now().minusMillis(world.millis() - proof);
    }

    /** @param noticed so many milliseconds later the engine knows */
    void cut(long noticed) {
        if (!open) {
            return;
        }
        open = false;
        proof = Math.max(proof, world.millis() - world.between(0, PING));
        heardUntil = world.millis() + world.between(0, 10);
        saidUntil = world.millis() + world.between(0, 6);
        target.closed(this);
        world.tell("switch", () -> "session cut, noticed after " + noticed + " ms");
        world.after(noticed, () -> link.down(this));
    }
}
