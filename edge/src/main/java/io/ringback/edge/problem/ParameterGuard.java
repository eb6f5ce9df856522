package io.ringback.edge.problem;

import io.ringback.contracts.values.PlainText;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Refuses paths and query parameters with characters that no database stores, before one is asked. */
@Provider
public class ParameterGuard implements ContainerRequestFilter {
    static final String UNSTORABLE = "must have no NUL and no half characters";

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (!PlainText.isStorable(uri.getPath())) {
            throw Problems.notFound("resource");
        }
        uri.getQueryParameters().forEach((name, values) -> {
            if (!values.stream().allMatch(PlainText::isStorable)) {
                throw Problems.badField(name, UNSTORABLE);
            }
        });
    }
}
