package io.ringback.edge.access;

import io.ringback.edge.problem.Problems;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The principal of the request being served. */
@RequestScoped
public class CurrentPrincipal {
    private @Nullable Principal principal;
    private @Nullable String keyId;
    private @Nullable Supplier<Optional<Principal>> holder;

    /** @param current who holds the key now, asked again later */
    void set(Principal known, String idOfKey, Supplier<Optional<Principal>> current) {
        principal = known;
        keyId = idOfKey;
        holder = current;
    }

    /**
     * What tells the request's key from all others without being a secret.
     *
     * @throws io.ringback.edge.problem.ProblemException 401 if the request has no key
     */
    public String keyId() {
        if (keyId == null) {
            throw Problems.unauthorized("an API key is needed");
        }
        return keyId;
    }

    /** The id of the request's key; empty without one, for the operator's of the settings, and for a sign-in. */
    public Optional<UUID> knownKey() {
        return Optional.ofNullable(keyId)
                .filter(id -> !id.equals(ApiKeys.OPERATOR) && !id.startsWith(ApiKeys.SIGNED_IN))
                .map(UUID::fromString);
    }

    /** Whether somebody has signed in, as on the page, instead of sending an API key. */
    public boolean signedIn() {
        return keyId().startsWith(ApiKeys.SIGNED_IN);
    }

    /** Whether the key still stands for whom it stood when the request came; may be asked long after the request. */
    public BooleanSupplier stillHeld() {
        Principal then = get();
        Supplier<Optional<Principal>> now = holder;
        return () -> now != null && now.get().filter(then::equals).isPresent();
    }

    /** Whether the request has a key at all. */
    public boolean known() {
        return principal != null;
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

    /** See {@link Principal#mustOwn(UUID, boolean, String)}. */
    public void mustOwn(@Nullable UUID accountId, boolean inSandbox, String what) {
        get().mustOwn(accountId, inSandbox, what);
    }

    /**
     * Which world is listed.
     *
     * @param wished what the request asks for, null if it asks for none
     * @return true for the sandbox alone, false for what is real alone, null for both
     * @throws io.ringback.edge.problem.ProblemException 400 for a world the key does not see
     */
    public @Nullable Boolean world(@Nullable Boolean wished) {
        if (wished != null && !get().sees(wished)) {
            throw Problems.badField("sandbox", "must be " + !wished + ", or left out, with this key");
        }
        return wished == null ? get().world() : wished;
    }

    /** The customer's account; null for an operator, who sees all. */
    public @Nullable UUID accountId() {
        return get() instanceof Principal.Customer customer ? customer.accountId() : null;
    }

    public boolean sandbox() {
        return get().sandbox();
    }
}
