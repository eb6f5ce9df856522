package io.ringback.edge.access;

import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.edge.problem.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a key belongs to. */
public sealed interface Principal {
    /** Whether what this key does is for show: rated, never charged, on the sandbox's switches. */
    boolean sandbox();

    /** Whether something of this account may be seen; what may not be seen does not exist. */
    boolean owns(@Nullable UUID accountId);

    /**
     * Lets pass who may see something of this account.
     *
     * @param what the kind of thing, for the 404: {@code callback}
     * @throws io.ringback.edge.problem.ProblemException 404, the same as for something that is not there
     */
    default void mustOwn(@Nullable UUID accountId, String what) {
        if (!owns(accountId)) {
            throw Problems.notFound(what);
        }
    }

    /** Whether something of this world may be seen: the sandbox, or what is real. */
    boolean sees(boolean inSandbox);

    /**
     * Lets pass who may see something of this account in this world.
     *
     * @throws io.ringback.edge.problem.ProblemException as {@link #mustOwn}
     */
    default void mustOwn(@Nullable UUID accountId, boolean inSandbox, String what) {
        if (!owns(accountId) || !sees(inSandbox)) {
            throw Problems.notFound(what);
        }
    }

    /**
     * The one world it sees, for those who list.
     *
     * @return true for the sandbox, false for what is real, null for both
     */
    default @Nullable Boolean world() {
        return sees(!sandbox()) ? null : sandbox();
    }

    /**
     * The account a request is for.
     *
     * @param named what the request names in the field {@code account}, if it names one
     * @throws io.ringback.edge.problem.ProblemException 400 if an operator names none, 404 if a customer names another
     */
    UUID accountFor(@Nullable UUID named);

    /** The operator: everything; with a key of the sandbox, everything there. */
    record Operator(boolean sandbox) implements Principal {
        @Override
        public boolean sees(boolean inSandbox) {
            return inSandbox || !sandbox;
        }

        @Override
        public boolean owns(@Nullable UUID accountId) {
            return true;
        }

        @Override
        public UUID accountFor(@Nullable UUID named) {
            if (named == null) {
                throw Problems.badField("account", "is required with an operator's key");
            }
            return named;
        }
    }

    /**
     * A customer: all of one account, or with {@link Scope#READ_ONLY} its reads; in one world.
     *
     * @param accountId whose key it is
     */
    record Customer(UUID accountId, Scope scope, boolean sandbox) implements Principal {
        @Override
        public boolean sees(boolean inSandbox) {
            return inSandbox == sandbox;
        }

        @Override
        public boolean owns(@Nullable UUID account) {
            return accountId.equals(account);
        }

        @Override
        public UUID accountFor(@Nullable UUID named) {
            if (named != null) {
                mustOwn(named, "account");
            }
            return accountId;
        }
    }
}
