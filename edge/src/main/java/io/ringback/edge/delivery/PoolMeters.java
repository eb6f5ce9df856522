package io.ringback.edge.delivery;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Leaves out meters that say nothing. */
final class PoolMeters {
    /** The database client counts each of its parts under the same name, of which all but the first are ignored. */
    @Produces
    @Singleton
    MeterFilter withoutClientQueues() {
        return MeterFilter.denyNameStartsWith("postgresql.");
    }
}
