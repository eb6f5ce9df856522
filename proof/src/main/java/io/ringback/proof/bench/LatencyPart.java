package io.ringback.proof.bench;

import io.ringback.proof.bench.Figure.Target;
import io.ringback.proof.bench.Wire.Dial;
import io.ringback.proof.load.LoadRun;
import io.ringback.proof.load.LoadSettings;
import io.ringback.proof.load.Population;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** From the request to the Originate on the wire, with nothing else going on, and beside a load of whole callbacks. */
final class LatencyPart {
    private static final int REQUESTS = 200;
    private static final Duration PAUSE = Duration.ofMillis(180);

    /** With the probe's own five, fifty a second. */
    private static final int LOAD_RATE = 45;

    private static final Duration LOAD_SPAN = Duration.ofSeconds(50);
    private static final Duration LOAD_RISE = Duration.ofSeconds(8);

    /** By then the last Originate has long gone out. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** What is not dialled by then is missing. */
    private static final Duration LAST_DIAL = Duration.ofSeconds(30);

    private final Stack stack;
    private final Population population;
    private final Figures figures;

    LatencyPart(Stack stack, Population population, Figures figures) {
        this.stack = stack;
        this.population = population;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException, SQLException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var probe = new Probe(http, stack, ProbeAccount.make(http, stack));
            var wire = new Wire(http, stack);
            idle(probe, wire);
            busy(probe, wire);
        }
    }

    private void idle(Probe probe, Wire wire) throws IOException, InterruptedException, SQLException {
        try (var steps = new Steps(stack.kafka())) {
            var begun = Instant.now();
            var asked = probe.ask(REQUESTS, PAUSE);
            Thread.sleep(SETTLING);
            steps.read();
            var dials = wire.dials(begun);
            tell("idle", asked, dials, Target.atMost(25), Target.atMost(100));
            new StepFigures(asked.sentAt(), steps, dials).addTo(figures);
        }
    }

    private void busy(Probe probe, Wire wire) throws IOException, InterruptedException, SQLException {
        var settings = LoadSettings.of(LOAD_RATE, LOAD_SPAN);
        var load = new LoadRun(stack.target(), settings, population);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(load::run);
            Thread.sleep(LOAD_RISE);
            var begun = Instant.now();
            var asked = probe.ask(REQUESTS, PAUSE);
            load.stop();
            running.get();
            tell("busy", asked, settled(wire, begun, asked), null, null);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load beside the probe failed: " + e.getCause(), e);
        }
    }

    /** The dials once all that was asked for is dialled: beside a load the last may take a while. */
    private static Map<UUID, Dial> settled(Wire wire, Instant begun, Probe.Asked asked)
            throws IOException, InterruptedException, SQLException {
        long until = System.nanoTime() + LAST_DIAL.toNanos();
        while (true) {
            var dials = wire.dials(begun);
            if (dials.keySet().containsAll(asked.sentAt().keySet()) || System.nanoTime() - until > 0) {
                return dials;
            }
            Thread.sleep(SETTLING);
        }
    }

    private void tell(
            String when, Probe.Asked asked, Map<UUID, Dial> dials, @Nullable Target p50, @Nullable Target p99) {
        double accept = RawLimits.acceptMillis(figures);
        figures.add(of("accept_" + when + "_p50", asked.accepted(), 50, accept));
        figures.add(of("accept_" + when + "_p99", asked.accepted(), 99, accept));
        var dialled = Micros.histogram();
        asked.sentAt().forEach((callback, sent) -> {
            var dial = dials.get(callback);
            if (dial != null) {
                Micros.add(dialled, Duration.between(sent, dial.arrived()));
            }
        });
        double least = RawLimits.dialMillis(figures);
        figures.add(of("originate_" + when + "_p50", dialled, 50, least).promised(p50));
        figures.add(of("originate_" + when + "_p99", dialled, 99, least).promised(p99));
        // A request that was not accepted, or did not come to a dial, is no fast one.
        figures.add(
                Figure.of("originate_" + when + "_missing", (double) (REQUESTS - dialled.getTotalCount()), "requests")
                        .promised(Target.atMost(0)));
    }

    private static Figure of(String name, Histogram micros, double percentile, double limit) {
        return Figure.of(name, Figures.millis(micros, percentile), "ms").beside(limit);
    }
}
