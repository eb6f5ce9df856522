package io.ringback.engine.api;

import io.ringback.engine.pool.Load;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchState;
import io.ringback.engine.switches.Tls;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A switch as it is shown: without its secret.
 *
 * @param load what it carries now, at most a few seconds old
 * @param drainingSince since when it takes no new calls; its load tells how many are left
 */
record SwitchView(
        UUID id,
        String name,
        String host,
        int port,
        String username,
        String group,
        int weight,
        List<TrunkView> trunks,
        @Nullable Integer maxChannels,
        @Nullable Integer callsPerSecond,
        LoadView load,
        @Nullable Tls tls,
        SwitchState state,
        @Nullable String stateReason,
        @Nullable Instant stateAt,
        @Nullable Instant drainingSince,
        Instant createdAt) {
    /**
     * What a switch carries.
     *
     * @param calls begun and not over
     * @param waiting calls that wait for room
     * @param channels legs of the calls, those promised among them
     * @param full whether a further call would have to wait
     */
    record LoadView(int calls, int waiting, int channels, boolean full) {}

    static SwitchView of(Switch shown, Load load) {
        return new SwitchView(
                shown.id(),
                shown.name(),
                shown.host(),
                shown.port(),
                shown.username(),
                shown.group(),
                shown.weight(),
                shown.trunks().stream().map(trunk -> TrunkView.of(trunk, load)).toList(),
                shown.limits().maxChannels(),
                shown.limits().callsPerSecond(),
                new LoadView(load.calls(), load.waiting(), load.channels(), load.full()),
                shown.tls(),
                shown.state(),
                shown.reason(),
                shown.stateAt(),
                shown.drainingSince(),
                shown.createdAt());
    }
}
