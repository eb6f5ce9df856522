package io.ringback.rating.authorization;

import java.time.Instant;
import java.util.UUID;

/**
 * What one package pays of a call.
 *
 * @param period of the package it is taken from, by when that began
 * @param seconds billed seconds of the callee's leg it covers at most
 */
public record FreePart(UUID packageId, Instant period, Kind kind, long seconds) {
    public FreePart {
        if (seconds < 1) {
            throw new IllegalArgumentException("seconds must be positive: " + seconds);
        }
    }

    /** What a package consists of. */
    public enum Kind {
        /** Billed seconds. */
        SECONDS,
        /** Whole calls. */
        CALLS
    }

    /** How much of the package so many covered seconds use up: themselves, or one call however long it was. */
    public long units(long covered) {
        return kind == Kind.SECONDS ? covered : Math.min(1, covered);
    }
}
