package io.ringback.rating.session;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.ringback.edge.problem.Problems;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Supplier;

/** What belongs to an account is there only if the account is. */
public final class ExistingAccount {
    private ExistingAccount() {}

    /** The query's answer; 404 if there is no such account. */
    public static <T> Uni<T> reading(UUID accountId, Supplier<Uni<T>> query) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("SELECT 1 FROM account WHERE id = :id", Integer.class)
                        .setParameter("id", accountId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("account"))
                .chain(_ -> query.get());
    }
}
