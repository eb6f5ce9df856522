package io.ringback.edge.problem;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends a request whose body is larger than allowed, or missing where one is needed, with a problem. */
@Provider
public class BodyGuard implements ReaderInterceptor {
    private final long limit;
    private final ResourceInfo resource;

    /** @param limit largest body in bytes; resources that take larger ones carry {@link BodyLimit} */
    BodyGuard(@ConfigProperty(name = "ringback.http.max-body-bytes") long limit, @Context ResourceInfo resource) {
        this.limit = limit;
        this.resource = resource;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new LimitedBody(context.getInputStream(), limit()));
        Object body = context.proceed();
        if (body == null) {
            throw Problems.badRequest("body-missing", "a body is needed");
        }
        return body;
    }

    private long limit() {
        BodyLimit own = resource.getResourceMethod().getAnnotation(BodyLimit.class);
        return own == null ? limit : own.value();
    }
}
