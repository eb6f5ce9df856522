package io.ringback.proof.bench.engine;

import io.ringback.local.process.Home;
import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.bench.engine.Rating.Ordered;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.HdrHistogram.Histogram;

/**
 * One engine by itself, on two switches: calls at once, set-ups, hang-ups, cancels, cut-offs; then it dies, and another
 * takes over. Everybody else stands still meanwhile, for what is measured is what the engine does with orders.
 */
public final class EnginePart {
    /** Behind five thousand calls what is hot is compiled. */
    private static final int WARM = 1_000;

    private static final int WARM_ROUNDS = 5;
    private static final int LIVE = 5_000;
    private static final int HANG_UPS = 2_000;
    private static final int CANCELS = 500;
    private static final int CANCELS_PER_SECOND = 50;
    private static final int SHORT_TALKS = 500;
    private static final int RAW = 1_000;

    private static final int LONG_SECONDS = 3_000;
    private static final int SHORT_SECONDS = 8;

    private static final Duration SET_UP_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(45);
    private static final String ENGINE = "engine-service";

    private final Bench bench;
    private final Sink figures;
    private final DoubleSupplier megabytes;

    /**
     * What is measured.
     *
     * @param bench where it is
     * @param figures takes what comes of it
     * @param megabytes the engine's memory now
     */
    public EnginePart(Bench bench, Sink figures, DoubleSupplier megabytes) {
        this.bench = bench;
        this.figures = figures;
        this.megabytes = megabytes;
    }

    /**
     * A stack with two engines and two switches.
     *
     * @param home where it lives
     * @param kafka bootstrap servers
     * @param switches their manager interfaces, {@code host:port}
     * @param user of those
     */
    public record Bench(Home home, String kafka, List<String> switches, String user, String secret) {
        public Bench {
            switches = List.copyOf(switches);
        }

        StackProcesses processes() {
            return new StackProcesses(home);
        }
    }

    /** Measures everything. */
    public void run() throws IOException, InterruptedException {
        var others = bench.processes().names().stream()
                .filter(name -> name.endsWith("-service") && !name.equals(ENGINE))
                .toList();
        others.forEach(bench.processes()::freeze);
        var watch = new TalkWatch();
        try (var bystanders = new Bystanders(bench.switches(), bench.user(), bench.secret(), watch);
                var facts = new FactWatch(bench.kafka());
                var rating = new Rating(bench.kafka())) {
            // The second engine comes back for the takeover.
            bench.processes().kill(ENGINE + "-2");
            var all = new ArrayList<Ordered>();
            warm(rating, watch, facts, all);
            var raw = raw();
            var live = setUps(rating, watch, facts, raw, all);
            bystanders.check();
            cancels(rating, watch, live.subList(0, CANCELS));
            hangUps(bystanders, watch, facts, raw, live.subList(CANCELS, CANCELS + HANG_UPS));
            var left = live.subList(CANCELS + HANG_UPS, LIVE);
            left.forEach(rating::withdraw);
            ended(facts, live);
            cutOffs(rating, watch, facts, all);
            new EngineDeath(bench, figures, rating, watch, facts).run(all);
            bystanders.check();
            lost(watch, facts, all);
        } finally {
            others.forEach(bench.processes()::thaw);
        }
    }

    private static void warm(Rating rating, TalkWatch watch, FactWatch facts, List<Ordered> all)
            throws InterruptedException {
        for (int round = 0; round < WARM_ROUNDS; round++) {
            var calls = rating.order(WARM, LONG_SECONDS);
            all.addAll(calls);
            bridged(watch, calls);
            calls.forEach(rating::withdraw);
            ended(facts, calls);
        }
    }

    private RawSwitch.Rates raw() throws IOException, InterruptedException {
        return new RawSwitch(bench.switches().getFirst(), bench.user(), bench.secret()).run(RAW);
    }

    /** All are ordered at once, so that nothing but the engine and the switch sets the pace. */
    private List<Ordered> setUps(
            Rating rating, TalkWatch watch, FactWatch facts, RawSwitch.Rates raw, List<Ordered> all)
            throws InterruptedException {
        var calls = rating.order(LIVE, LONG_SECONDS);
        all.addAll(calls);
        bridged(watch, calls);
        var moments = calls.stream()
                .flatMap(call -> watch.bridgedNanos(call.attempt()).stream())
                .sorted()
                .toList();
        int tenth = moments.size() / 10;
        double span = moments.isEmpty() ? Double.NaN : moments.get(moments.size() - 1 - tenth) - moments.get(tenth);
        double perSecond = (moments.size() - 2.0 * tenth) * TimeUnit.SECONDS.toNanos(1) / span;
        figures.add("engine_set_ups", perSecond, "/s", raw.setUpsPerSecond(), 200, false);
        var missing = new TreeMap<String, Long>();
        calls.stream()
                .filter(call -> !watch.talks(call.attempt()))
                .forEach(call -> missing.merge(fate(facts, call), 1L, Long::sum));
        long absent = missing.values().stream().mapToLong(Long::longValue).sum();
        figures.add("engine_live_calls", (double) LIVE - absent, "calls", Double.NaN, LIVE, false);
        missing.forEach(
                (fate, count) -> figures.add("engine_not_live_" + fate, (double) count, "calls", Double.NaN, 0, true));
        figures.add("engine_memory", megabytes.getAsDouble(), "MB", Double.NaN, 512, true);
        return calls;
    }

    /** What has become of a call that does not talk. */
    private static String fate(FactWatch facts, Ordered call) {
        return facts.end(call.attempt())
                .map(end -> end.fact().disposition() + "_" + end.fact().endReason())
                .orElse("NO_END")
                .toLowerCase(Locale.ROOT);
    }

    private void cancels(Rating rating, TalkWatch watch, List<Ordered> calls) throws InterruptedException {
        var latency = histogram();
        var sent = new ArrayList<Long>();
        for (Ordered call : calls) {
            sent.add(System.nanoTime());
            rating.withdraw(call);
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(1) / CANCELS_PER_SECOND);
        }
        long come = Waits.until(calls, call -> watch.endingNanos(call.attempt()).isPresent(), END_LIMIT);
        for (int n = 0; n < calls.size(); n++) {
            long from = sent.get(n);
            watch.endingNanos(calls.get(n).attempt()).ifPresent(at -> latency.recordValue(micros(at - from)));
        }
        figures.add("engine_cancel_p50", millis(latency, 50), "ms", Double.NaN, Double.NaN, true);
        figures.add("engine_cancel_p99", millis(latency, 99), "ms", Double.NaN, 200, true);
        figures.add("engine_cancel_missing", (double) calls.size() - come, "calls", Double.NaN, 0, true);
    }

    /** Callers' channels end at the switch, all within a second: phones that hang up look no other. */
    private void hangUps(
            Bystanders bystanders, TalkWatch watch, FactWatch facts, RawSwitch.Rates raw, List<Ordered> calls)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        bystanders.hangUp(calls.stream()
                .map(call -> "rb-local-" + call.attempt() + "-caller-1")
                .toList());
        long told = ended(facts, calls);
        double gone = last(calls.stream()
                .flatMap(call -> watch.endingNanos(call.attempt()).stream())
                .toList());
        double last = last(calls.stream()
                .flatMap(call -> facts.end(call.attempt()).stream().map(FactWatch.End::nanos))
                .toList());
        figures.add("engine_hang_ups_sent_within", (gone - begun) / 1e9, "s", Double.NaN, 1, true);
        figures.add(
                "engine_hang_ups_told",
                calls.size() * 1e9 / (last - begun),
                "/s",
                raw.hangUpsPerSecond(),
                Double.NaN,
                false);
        figures.add("engine_hang_ups_lost", (double) calls.size() - told, "calls", Double.NaN, 0, true);
    }

    private void cutOffs(Rating rating, TalkWatch watch, FactWatch facts, List<Ordered> all)
            throws InterruptedException {
        var calls = rating.order(SHORT_TALKS, SHORT_SECONDS);
        all.addAll(calls);
        bridged(watch, calls);
        ended(facts, calls);
        overrun("engine_overrun_alive", figures, watch, calls, SHORT_SECONDS, 100);
    }

    /** What was talked beyond the limit, by the switch's clock. */
    static void overrun(
            String name, Sink figures, TalkWatch watch, Collection<Ordered> calls, int limitSeconds, double target) {
        var overrun = histogram();
        calls.stream()
                .map(call -> watch.talk(call.attempt()))
                .flatMap(Optional::stream)
                .forEach(talk -> overrun.recordValue(micros(talk.toNanos() - TimeUnit.SECONDS.toNanos(limitSeconds))));
        figures.add(name + "_p50", millis(overrun, 50), "ms", Double.NaN, Double.NaN, true);
        figures.add(name + "_p99", millis(overrun, 99), "ms", Double.NaN, target, true);
        figures.add(name + "_missing", (double) calls.size() - overrun.getTotalCount(), "calls", Double.NaN, 0, true);
    }

    private void lost(TalkWatch watch, FactWatch facts, List<Ordered> all) throws InterruptedException {
        figures.add("engine_lost", (double) all.size() - ended(facts, all), "calls", Double.NaN, 0, true);
        figures.add("engine_ended_twice", (double) facts.twice(), "calls", Double.NaN, 0, true);
        figures.add("engine_second_rings", (double) watch.secondDials(), "rings", Double.NaN, 0, true);
    }

    static long bridged(TalkWatch watch, Collection<Ordered> calls) throws InterruptedException {
        return Waits.until(calls, call -> watch.bridgedNanos(call.attempt()).isPresent(), SET_UP_LIMIT);
    }

    static long ended(FactWatch facts, Collection<Ordered> calls) throws InterruptedException {
        return Waits.until(calls, call -> facts.end(call.attempt()).isPresent(), END_LIMIT);
    }

    static Histogram histogram() {
        return new Histogram(TimeUnit.HOURS.toMicros(1), 3);
    }

    static long micros(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    static double millis(Histogram micros, double percentile) {
        return micros.getTotalCount() == 0 ? Double.NaN : micros.getValueAtPercentile(percentile) / 1e3;
    }

    private static double last(Collection<Long> nanos) {
        return nanos.stream().mapToDouble(Long::doubleValue).max().orElse(Double.NaN);
    }
}
