package io.ringback.rating.route;

import io.ringback.rating.routing.Ordering;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A route as it is shown. */
public record RouteView(UUID id, String prefix, List<String> trunks, Ordering order, Instant createdAt) {
    public RouteView {
        trunks = List.copyOf(trunks);
    }
}
