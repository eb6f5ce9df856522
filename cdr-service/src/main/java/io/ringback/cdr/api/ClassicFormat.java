package io.ringback.cdr.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code format=classic} says the same as {@code Accept: text/csv}, for those who can only type an address. */
final class ClassicFormat {
    static final String NAME = "classic";
    static final String CSV = "text/csv";

    @ServerRequestFilter(preMatching = true)
    public void accept(ContainerRequestContext request) {
        if (NAME.equals(request.getUriInfo().getQueryParameters().getFirst("format"))) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, CSV);
        }
    }
}
