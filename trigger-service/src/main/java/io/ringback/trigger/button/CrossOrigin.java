package io.ringback.trigger.button;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Lets the page of a button's visitor read the answers, problems too (the CORS protocol of the Fetch standard). */
@Provider
@AtButton
public class CrossOrigin implements ContainerResponseFilter {
    private static final String DAY = "86400";

    private final Visit visit;

    CrossOrigin(Visit visit) {
        this.visit = visit;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, "Origin");
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        String origin = visit.origin();
        if (origin == null) {
            return;
        }
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Expose-Headers", "Retry-After");
        if (request.getMethod().equals("OPTIONS")) {
            headers.putSingle("Access-Control-Allow-Methods", "GET, POST, DELETE");
            headers.putSingle("Access-Control-Allow-Headers", "Content-Type");
            headers.putSingle("Access-Control-Max-Age", DAY);
        }
    }
}
