package io.ringback.engine.api;

import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchState;
import io.ringback.engine.switches.Trunk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A switch as it is shown: without its secret. */
record SwitchView(
        UUID id,
        String name,
        String host,
        int port,
        String username,
        String group,
        int weight,
        List<Trunk> trunks,
        SwitchState state,
        @Nullable String stateReason,
        @Nullable Instant stateAt,
        Instant createdAt) {
    static SwitchView of(Switch shown) {
        return new SwitchView(
                shown.id(),
                shown.name(),
                shown.host(),
                shown.port(),
                shown.username(),
                shown.group(),
                shown.weight(),
                shown.trunks(),
                shown.state(),
                shown.reason(),
                shown.stateAt(),
                shown.createdAt());
    }
}
