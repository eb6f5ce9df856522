package io.ringback.proof.simulation;

import java.util.UUID;

/**
 * The right of one replica to write to a switch. A living owner renews it every two seconds, which is not worth a step
 * each: it is only kept when that stopped.
 */
final class Lease {
    /** How old a renewal may be when something is written. */
    private static final long VALID = 5_000;
    /** How often the row is renewed. */
    private static final long RENEWED_EVERY = 2_000;

    private static final long GOES_ON = Long.MAX_VALUE;

    private final World world;
    private final UUID switchId;
    private final EngineNode holder;
    private final long epoch;
    private final boolean checked;
    private long renewed = GOES_ON;
    private boolean released;

    /** @param checked whether anybody cares if it holds */
    Lease(World world, UUID switchId, EngineNode holder, long epoch, boolean checked) {
        this.world = world;
        this.switchId = switchId;
        this.holder = holder;
        this.epoch = epoch;
        this.checked = checked;
    }

    UUID switchId() {
        return switchId;
    }

    EngineNode holder() {
        return holder;
    }

    long epoch() {
        return epoch;
    }

    /** Nobody renews it from now on; how long ago that was done last is chance. */
    void silent() {
        renewed = Math.min(renewed, world.millis() - world.between(0, RENEWED_EVERY));
    }

    void renewedAgain() {
        renewed = GOES_ON;
    }

    /** When it was renewed last, as the row says. */
    long renewal() {
        return Math.min(renewed, world.millis());
    }

    /** Whether something may be written to the switch. */
    boolean holds() {
        return !checked || (!released && world.millis() - renewal() < VALID);
    }

    /** Gives it back: a successor need not wait. */
    void release() {
        released = true;
    }

    boolean isReleased() {
        return released;
    }
}
