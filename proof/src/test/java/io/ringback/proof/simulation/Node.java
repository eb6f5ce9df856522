package io.ringback.proof.simulation;

import java.util.ArrayList;
import java.util.List;

/** A process: it dies with all it has in memory, is started again, or stands still for a while without knowing. */
abstract class Node {
    final World world;
    final Weather weather;
    private final String name;
    private final List<Runnable> watches = new ArrayList<>();
    private boolean up = true;
    private int life;
    private long frozenSince;
    private long frozenUntil;

    Node(World world, Weather weather, String name) {
        this.world = world;
        this.weather = weather;
        this.name = name;
    }

    /** The process is gone from here on; whatever it was about to do is not done. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super(null, null, false, false);
        }
    }

    String name() {
        return name;
    }

    /** Counts its processes. */
    int life() {
        return life;
    }

    boolean isUp() {
        return up;
    }

    /** How long it has been standing still. */
    long frozenFor() {
        return isFrozen() ? world.millis() - frozenSince : 0;
    }

    boolean isFrozen() {
        return world.millis() < frozenUntil;
    }

    /** Does something later, if this very process still lives then; a frozen one does it when it thaws. */
    void later(long delay, Runnable work) {
        int mine = life;
        world.after(delay, () -> run(mine, work));
    }

    private void run(int mine, Runnable work) {
        if (!up || life != mine) {
            return;
        }
        if (isFrozen()) {
            world.at(frozenUntil, () -> run(mine, work));
            return;
        }
        try {
            work.run();
        } catch (Crash crash) {
            die();
        }
    }

    void dieIf(Fault fault) {
        if (weather.strikes(fault)) {
            throw new Crash();
        }
    }

    /** Stands still from now on; everything waits for it to thaw. */
    void freeze(long forMillis) {
        frozenSince = world.millis();
        frozenUntil = frozenSince + forMillis;
        world.tell(name, () -> "frozen for " + forMillis + " ms");
    }

    /** Tells whenever the process died or was started. */
    void onChange(Runnable watch) {
        watches.add(watch);
    }

    void die() {
        up = false;
        life++;
        frozenUntil = 0;
        world.tell(name, () -> "died");
        died();
        watches.forEach(Runnable::run);
        world.after(world.between(500, 20_000), () -> {
            up = true;
            world.tell(name, () -> "started");
            started();
            watches.forEach(Runnable::run);
        });
    }

    /** What was in memory is forgotten. */
    abstract void died();

    /** What is durable is taken up. */
    abstract void started();
}
