package io.ringback.edge.access;

import io.ringback.edge.problem.Problems;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The principal of the request being served. */
@RequestScoped
public class CurrentPrincipal {
    private @Nullable Principal principal;

    void set(Principal known) {
        principal = known;
    }

    /** @throws io.ringback.edge.problem.ProblemException 401 if the request has no key */
    public Principal get() {
        if (principal == null) {
            throw Problems.unauthorized("an API key is needed");
        }
        return principal;
    }

    /** @throws io.ringback.edge.problem.ProblemException 403 with a customer's key */
    public void requireOperator() {
        if (!(get() instanceof Principal.Operator)) {
            throw Problems.forbidden("operator-only", "only an operator's key may do this");
        }
    }

    /** See {@link Principal#accountFor}. */
    public UUID accountFor(@Nullable UUID named) {
        return get().accountFor(named);
    }

    /** See {@link Principal#mustOwn}. */
    public void mustOwn(@Nullable UUID accountId, String what) {
        get().mustOwn(accountId, what);
    }

    /** The customer's account; null for an operator, who sees all. */
    public @Nullable UUID accountId() {
        return get() instanceof Principal.Customer customer ? customer.accountId() : null;
    }

    public boolean sandbox() {
        return get().sandbox();
    }
}
