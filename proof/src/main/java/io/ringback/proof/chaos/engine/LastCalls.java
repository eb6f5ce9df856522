package io.ringback.proof.chaos.engine;

import io.ringback.proof.load.Api;
import io.ringback.proof.load.LoadTarget;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;

/**
 * Those still under way when the faults are over: they come to their own end, or the operator hangs up.
 *
 * @param target where the operator does it
 * @param calls which
 */
record LastCalls(LoadTarget target, LiveCalls calls) {
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Hangs up, after so long, until nobody waits for a call any more. */
    void end(Optional<Duration> after, Future<?> waiting) throws InterruptedException {
        if (after.isEmpty()) {
            return;
        }
        Thread.sleep(after.get());
        try (var http = HttpClient.newHttpClient()) {
            var operator = new Api(http, target.url(), target.operatorKey());
            var told = new HashSet<UUID>();
            while (!waiting.isDone()) {
                for (UUID attempt : calls.unended()) {
                    if (told.add(attempt)) {
                        hangUp(operator, attempt);
                    }
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static void hangUp(Api operator, UUID attempt) {
        try {
            operator.delete("/v1/calls/" + attempt);
        } catch (Api.Refused e) {
            // It has just ended by itself; what has not is told by the load.
            return;
        }
    }
}
