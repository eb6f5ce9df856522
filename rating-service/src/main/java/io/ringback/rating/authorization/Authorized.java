package io.ringback.rating.authorization;

import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.Route;
import java.util.List;

/**
 * Allowed, for as long as the hold covers.
 *
 * @param callerRoutes ways to the caller, best first
 * @param call what is priced and granted
 * @param holdMicros what the grant can cost at most, millionths
 */
public record Authorized(List<Route> callerRoutes, GrantedCall call, CallerIds callerIds, long holdMicros)
        implements Decision {
    public Authorized {
        callerRoutes = List.copyOf(callerRoutes);
    }

    /** How it travels to the engine. */
    public Grant grant() {
        return new Grant(call.grantedSeconds(), call.last(), call.setupSeconds());
    }
}
