package io.ringback.engine.api;

import io.ringback.engine.cause.CauseOverride;
import io.ringback.engine.pool.Load;
import io.ringback.engine.pool.Load.Breaking;
import io.ringback.engine.pool.Load.TrunkLoad;
import io.ringback.engine.switches.Trunk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trunk as it is shown.
 *
 * @param causes what ends mean on it, where that differs from the cause table
 * @param channels legs on it now, those promised to calls among them
 * @param full whether a further leg would have to wait
 * @param breaker whether it is gone round because its dials fail
 */
record TrunkView(
        String name,
        String channel,
        @Nullable Integer maxChannels,
        @Nullable Integer callsPerSecond,
        @Nullable List<CauseOverride> causes,
        int channels,
        boolean full,
        Breaking breaker,
        @Nullable Instant openSince) {
    static TrunkView of(Trunk trunk, Load load) {
        TrunkLoad carried = load.trunks().getOrDefault(trunk.name(), TrunkLoad.NONE);
        return new TrunkView(
                trunk.name(),
                trunk.channel(),
                trunk.maxChannels(),
                trunk.callsPerSecond(),
                trunk.causes(),
                carried.channels(),
                carried.full(),
                carried.breaker(),
                carried.openSince());
    }
}
