package io.ringback.rating.session;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Runs reactive queries and waits for them; never on an event loop, never inside of a transaction of messaging. */
public final class Sessions {
    private Sessions() {}

    /** Reads within one session. */
    public static <T> T read(Supplier<Uni<T>> query) {
        return await(() -> Panache.withSession(query));
    }

    /** Changes within one transaction. */
    public static <T> T change(Supplier<Uni<T>> work) {
        return await(() -> Panache.withTransaction(work));
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a query failed", e);
        }
    }
}
