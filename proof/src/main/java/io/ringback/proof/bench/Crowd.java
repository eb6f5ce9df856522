package io.ringback.proof.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Clients that do the same again and again, each waiting for its own answer. */
final class Crowd {
    private Crowd() {}

    /**
     * What came of it.
     *
     * @param latency microseconds
     */
    record Outcome(Histogram latency, Duration span) {
        double perSecond() {
            return latency.getTotalCount() / (span.toNanos() / 1e9);
        }
    }

    /** One client's work, made on its own thread. */
    @FunctionalInterface
    interface Client extends AutoCloseable {
        void act() throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** @throws IllegalStateException if one of them fails */
    static Outcome run(int clients, Duration span, Callable<Client> making) throws InterruptedException {
        var latency = Micros.histogram();
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    try (var client = making.call()) {
                        repeat(client, latency, begun + span.toNanos());
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a raw limit cannot be measured: " + e.getCause(), e);
        }
        return new Outcome(latency, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static void repeat(Client client, Histogram latency, long until) throws Exception {
        for (long now = System.nanoTime(); now < until; ) {
            client.act();
            long after = System.nanoTime();
            Micros.addNanos(latency, after - now);
            now = after;
        }
    }
}
