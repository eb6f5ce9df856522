package io.ringback.engine.owner;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The right to write to a switch, as long as its last renewal is young enough. Checked before each write; the clock is
 * monotonic and was read before the renewal was sent, so a frozen process can never write too late.
 */
public final class Lease {
    private final UUID switchId;
    private final long epoch;
    private final Instant before;
    private final long validNanos;
    private final LongSupplier nanoClock;
    private volatile long renewedNanos;
    private volatile boolean given;

    Lease(UUID switchId, long epoch, Instant before, Duration valid, long renewedNanos, LongSupplier nanoClock) {
        this.switchId = switchId;
        this.epoch = epoch;
        this.before = before;
        this.validNanos = valid.toNanos();
        this.nanoClock = nanoClock;
        this.renewedNanos = renewedNanos;
    }

    public UUID switchId() {
        return switchId;
    }

    /** Named by every change of a call's state. */
    public long epoch() {
        return epoch;
    }

    /** When the owner before was last known to be alive. */
    public Instant lastSeenBefore() {
        return before;
    }

    /** Whether something may be written now. */
    public boolean isValid() {
        return !given && nanoClock.getAsLong() - renewedNanos < validNanos;
    }

    void renewed(long nanos) {
        renewedNanos = nanos;
    }

    /** Whether its holder has stopped using it. */
    boolean isGivenUp() {
        return given;
    }

    /** Writes nothing any more; the switch is to be taken anew. */
    public void giveUp() {
        given = true;
    }
}
