package io.ringback.edge.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;

/** Gives every HTTP request a trace before anything else sees it. */
final class TraceFilter {
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    Traces.enter(request.request().getHeader(Traces.HEADER));
                    request.next();
                },
                FIRST);
    }
}
