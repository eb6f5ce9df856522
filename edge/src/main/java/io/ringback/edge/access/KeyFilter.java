package io.ringback.edge.access;

import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks every request below {@code /v1} for a key, and lets it do only what the key's holder may. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class KeyFilter implements ContainerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SCHEME = "bearer ";

    private final ApiKeys keys;
    private final CurrentPrincipal current;
    private final ResourceInfo resource;

    KeyFilter(ApiKeys keys, CurrentPrincipal current, @Context ResourceInfo resource) {
        this.keys = keys;
        this.current = current;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/v1/") || carries(NoKey.class)) {
            return;
        }
        String key = key(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        Principal principal = keys.principalFor(key).orElseThrow(this::unknownKey);
        boolean read = READS.contains(request.getMethod());
        if (principal instanceof Principal.Customer customer) {
            admit(customer, read);
        }
        if (principal.sandbox() && !read && !carries(SandboxAllowed.class)) {
            throw Problems.forbidden("sandbox-key", "a key of the sandbox changes nothing that is real");
        }
        current.set(principal, keys.idOf(key).orElseThrow(this::unknownKey), () -> keys.principalFor(key));
    }

    private ProblemException unknownKey() {
        return keys.complete()
                ? Problems.unauthorized("the API key is not known, was revoked, or has expired")
                : Problems.unavailable("starting", "the accounts are still being read", 2);
    }

    private static String key(@Nullable String header) {
        if (header == null) {
            throw Problems.unauthorized("an API key is needed: Authorization: Bearer rb_…");
        }
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw Problems.unauthorized("the Authorization header must be: Bearer rb_…");
        }
        return header.substring(SCHEME.length()).strip();
    }

    private void admit(Principal.Customer customer, boolean read) {
        if (!isForCustomers()) {
            throw Problems.forbidden("operator-only", "only an operator's key may do this");
        }
        if (read) {
            return;
        }
        if (customer.scope() == Scope.READ_ONLY) {
            throw Problems.forbidden("read-only-key", "this key may only read");
        }
        keys.account(customer.accountId()).ifPresent(account -> {
            switch (account.status()) {
                case ACTIVE -> {}
                case SUSPENDED -> throw stopped("account-suspended", "suspended");
                case CLOSED -> throw stopped("account-closed", "closed");
            }
        });
    }

    private static ProblemException stopped(String code, String state) {
        return Problems.forbidden(code, "the account is " + state + ": it may read, and change nothing");
    }

    /** What stands on the method counts before what stands on its class. */
    private boolean isForCustomers() {
        if (resource.getResourceMethod().isAnnotationPresent(OperatorOnly.class)) {
            return false;
        }
        return resource.getResourceMethod().isAnnotationPresent(CustomerAllowed.class)
                || resource.getResourceClass().isAnnotationPresent(CustomerAllowed.class);
    }

    private boolean carries(Class<? extends Annotation> mark) {
        return resource.getResourceMethod().isAnnotationPresent(mark)
                || resource.getResourceClass().isAnnotationPresent(mark);
    }
}
