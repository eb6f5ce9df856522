package io.ringback.engine.switches;

import io.ringback.contracts.values.Route;
import io.ringback.engine.cause.CauseOverride;
import io.ringback.engine.pool.Limits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A registered Asterisk.
 *
 * @param sealedSecret encrypted; see {@link SecretSeal}
 * @param group switches of the group {@code sandbox} take sandbox calls and no others
 * @param weight share of the calls among the switches that fit, 1 to 1000
 * @param limits what it may carry in all
 * @param tls how its manager connection is encrypted, null for not at all
 * @param version counts the changes an operator made
 * @param drainingSince since when it takes no new calls, null while it does
 * @param state as its owner last saw it
 * @param reason why, in a sentence; null if there is nothing to say
 */
public record Switch(
        UUID id,
        String name,
        String host,
        int port,
        String username,
        String sealedSecret,
        String group,
        int weight,
        List<Trunk> trunks,
        Limits limits,
        @Nullable Tls tls,
        long version,
        Instant createdAt,
        @Nullable Instant drainingSince,
        SwitchState state,
        @Nullable String reason,
        @Nullable Instant stateAt) {
    /** The group of simulated switches. */
    public static final String SANDBOX = "sandbox";

    public Switch {
        trunks = List.copyOf(trunks);
    }

    /** Whether it takes no new calls. */
    public boolean isDraining() {
        return drainingSince != null;
    }

    /** What each trunk may carry. */
    public Map<String, Limits> trunkLimits() {
        return trunks.stream().collect(Collectors.toUnmodifiableMap(Trunk::name, Trunk::limits));
    }

    /** Whether a call has to ask before it begins. */
    public boolean isLimited() {
        return limits.any() || trunks.stream().anyMatch(trunk -> trunk.limits().any());
    }

    public Set<String> trunkNames() {
        return trunks.stream().map(Trunk::name).collect(Collectors.toUnmodifiableSet());
    }

    /** What ends mean on its trunks, where that differs from the cause table. */
    public Map<String, List<CauseOverride>> causes() {
        Map<String, List<CauseOverride>> own = new HashMap<>();
        for (Trunk trunk : trunks) {
            List<CauseOverride> causes = trunk.causes();
            if (causes != null) {
                own.put(trunk.name(), causes);
            }
        }
        return own;
    }

    public Optional<Trunk> trunk(String trunkName) {
        return trunks.stream().filter(trunk -> trunk.name().equals(trunkName)).findFirst();
    }

    /** The ways that may have been dialled as this address, which is what follows the technology. */
    public Set<Route> waysTo(String address) {
        return trunks.stream()
                .flatMap(trunk ->
                        trunk.template().numberIn(address).map(number -> new Route(trunk.name(), number)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean takes(boolean sandbox) {
        return group.equals(SANDBOX) == sandbox;
    }

    @Override
    public String toString() {
        return "Switch[" + name + " " + id + "]";
    }
}
