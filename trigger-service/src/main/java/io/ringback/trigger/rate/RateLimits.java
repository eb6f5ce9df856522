package io.ringback.trigger.rate;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.Principal;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.rate.Quota.Allowance;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets each customer's key make so many requests of this replica, and says how many are left (RateLimit header fields
 * for HTTP, draft-ietf-httpapi-ratelimit-headers). The operator's keys are not counted.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class RateLimits implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String ALLOWANCE = RateLimits.class.getName();

    private final CurrentPrincipal current;

    /** Asked for late: filters are made before the settings are read. */
    private final Instance<KeyQuotas> quotas;

    RateLimits(CurrentPrincipal current, Instance<KeyQuotas> quotas) {
        this.current = current;
        this.quotas = quotas;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!current.known() || !(current.get() instanceof Principal.Customer)) {
            return;
        }
        Allowance allowance = quotas.get().take(current.keyId());
        request.setProperty(ALLOWANCE, allowance);
        if (!allowance.passed()) {
            Quota quota = quotas.get().quota();
            throw Problems.tooMany(
                    "too-many-requests",
                    "this key may make " + quota.requests() + " requests in "
                            + quota.window().toSeconds() + " s",
                    allowance.retryAfterSeconds());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ALLOWANCE) instanceof Allowance allowance) {
            Quota quota = quotas.get().quota();
            response.getHeaders()
                    .putSingle(
                            "RateLimit-Policy",
                            "\"key\";q=" + quota.requests() + ";w="
                                    + quota.window().toSeconds());
            response.getHeaders()
                    .putSingle(
                            "RateLimit", "\"key\";r=" + allowance.remaining() + ";t=" + allowance.fullAfterSeconds());
        }
    }
}
