package io.ringback.messaging;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on the calling thread for what the event loops of Vert.x do. */
final class Waiting {
    private Waiting() {}

    /** @throws IllegalStateException on an event loop, which would wait for itself */
    static void requireBlockable() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("blocking database work on the event loop "
                    + Thread.currentThread().getName() + ": run it on a virtual thread (@RunOnVirtualThread)");
        }
    }

    /**
     * @throws GaveUp if it took longer than the limit, or the thread was interrupted; the work may still go on
     * @throws SqlFault if it failed
     */
    static <T> T await(Future<T> future, Duration limit) {
        if (future.succeeded()) {
            return future.result();
        }
        var done = new CompletableFuture<T>();
        future.onComplete(result -> {
            if (result.succeeded()) {
                done.complete(result.result());
            } else {
                done.completeExceptionally(result.cause());
            }
        });
        try {
            return done.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw SqlFault.of(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new GaveUp("database: no answer within " + limit.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GaveUp("database: interrupted while waiting", e);
        }
    }

    /** The wait is over, the work may not be. */
    static final class GaveUp extends PassingFault {
        private static final long serialVersionUID = 1L;

        GaveUp(String message, Throwable cause) {
            super(message, cause);
        }

        boolean interrupted() {
            return getCause() instanceof InterruptedException;
        }
    }
}
