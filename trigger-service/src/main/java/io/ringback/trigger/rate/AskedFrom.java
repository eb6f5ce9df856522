package io.ringback.trigger.rate;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.trigger.TriggerSettings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** From where people ask: those who have signed in, and visitors nobody knows. Programs ask with a key, for many people. */
@Singleton
public final class AskedFrom {
    private static final String FORWARDED = "X-Forwarded-For";

    private final CurrentVertxRequest request;
    private final CurrentPrincipal principal;
    private final Gateways gateways;

    AskedFrom(CurrentVertxRequest request, CurrentPrincipal principal, TriggerSettings settings) {
        this.request = request;
        this.principal = principal;
        this.gateways = Gateways.of(settings.gateways());
    }

    /** The address of the person who asks at present; empty outside a request, and for one with an API key. */
    public Optional<String> address() {
        if (!Arc.container().requestContext().isActive() || (principal.known() && !principal.signedIn())) {
            return Optional.empty();
        }
        return Optional.ofNullable(request.getCurrent())
                .map(RoutingContext::request)
                .map(this::client);
    }

    private String client(HttpServerRequest asked) {
        List<String> forwarded = asked.headers().getAll(FORWARDED);
        return gateways.client(
                InetAddress.ofLiteral(asked.remoteAddress().hostAddress()),
                forwarded.isEmpty() ? null : String.join(",", forwarded));
    }
}
