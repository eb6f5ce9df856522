package io.ringback.rating.route;

import io.ringback.rating.routing.Ordering;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A route as it is shown.
 *
 * @param prefix null for a route to a site
 * @param site null for a route to numbers
 */
public record RouteView(
        UUID id,
        @Nullable String prefix,
        @Nullable String site,
        List<String> trunks,
        Ordering order,
        Instant createdAt) {
    public RouteView {
        trunks = List.copyOf(trunks);
    }
}
