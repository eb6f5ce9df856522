package io.ringback.rating;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The clock of this service. It knows microseconds only, as PostgreSQL does: what is told equals what is stored. */
final class Clocks {
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    private Clocks() {}

    @Produces
    @Singleton
    static InstantSource instants() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
