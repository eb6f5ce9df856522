package io.ringback.proof.bench;

import io.ringback.proof.bench.Figure.Target;
import io.ringback.proof.load.LoadResult;
import io.ringback.proof.load.LoadRun;
import io.ringback.proof.load.LoadSettings;
import io.ringback.proof.load.Population;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Whole callbacks on a fixed schedule, from the request to the charged CDR, and what each costs. */
final class LoadPart {
    /** What stands for the outside world, and what a customer would have in its place. */
    private static final Set<String> NOT_COUNTED = Set.of("simulator", "gateway");

    private static final double CPU_MILLIS = 12;

    /** A little more is asked for than is to be reached: the first and the last one have no neighbours. */
    private static final double MARGIN = 1.01;

    /** PostgreSQL tells its counters once a second. */
    private static final Duration COUNTERS = Duration.ofMillis(1_500);

    private static final double BYTES_PER_KILOBYTE = 1024;

    private final Stack stack;
    private final Population population;
    private final Figures figures;

    LoadPart(Stack stack, Population population, Figures figures) {
        this.stack = stack;
        this.population = population;
        this.figures = figures;
    }

    void run(int rate, Duration span) throws InterruptedException, SQLException {
        Thread.sleep(COUNTERS);
        var before = Usage.of(stack);
        long generatorBefore = ownCpuMillis();
        var result = new LoadRun(stack.target(), LoadSettings.of(rate * MARGIN, span), population).run();
        long generator = ownCpuMillis() - generatorBefore;
        Thread.sleep(COUNTERS);
        var used = Usage.of(stack).since(before);
        double callbacks = result.records();
        tell(result, rate, used, callbacks);
        cpu(used, callbacks);
        figures.add(Figure.of("cpu_load_generator", generator / callbacks, "ms/callback"));
        memory();
    }

    private void tell(LoadResult result, int rate, Usage used, double callbacks) {
        double transactions =
                used.transactions().values().stream().mapToLong(Long::longValue).sum() / callbacks;
        figures.add(Figure.of("whole_callbacks", perSecond(result), "/s")
                .beside(figures.value("raw_commits") / transactions)
                .promised(Target.atLeast(rate)));
        figures.add(Figure.of("whole_missing", result.requests() - callbacks, "callbacks")
                .promised(Target.atMost(0)));
        figures.addLatency("whole_accept", result.accepted());
        figures.addLatency("whole_dial", result.dialled());
        figures.addLatency("whole_cdr", result.recorded());
        figures.add(Figure.of("transactions", transactions, "/callback"));
        each("transactions_", used.transactions(), callbacks, "/callback");
        figures.add(Figure.of("wal", used.walBytes() / BYTES_PER_KILOBYTE / callbacks, "kB/callback"));
    }

    /** Of those that came to their CDR; where a queue grows, the last ones wait longer than the first, and it falls. */
    private static double perSecond(LoadResult result) {
        var recorded = result.recorded();
        double growth = (recorded.getValueAtPercentile(95) - recorded.getValueAtPercentile(5)) / 1e6;
        return result.records() / (result.took().toMillis() / 1e3 + growth);
    }

    private void cpu(Usage used, double callbacks) {
        double counted = sum(used.cpuMillis());
        double compilers = sum(used.compilerMillis());
        figures.add(Figure.of("cpu", counted / callbacks, "ms/callback").promised(Target.atMost(CPU_MILLIS)));
        figures.add(Figure.of("cpu_without_compilers", (counted - compilers) / callbacks, "ms/callback"));
        each("cpu_", used.cpuMillis(), callbacks, "ms/callback");
    }

    private void memory() {
        new ProcessTable(stack.home())
                .residentMegabytes()
                .forEach((name, megabytes) -> figures.add(Figure.of("memory_" + plain(name), megabytes, "MB")));
    }

    private void each(String prefix, Map<String, Long> values, double callbacks, String unit) {
        values.forEach((name, value) -> figures.add(Figure.of(prefix + plain(name), value / callbacks, unit)));
    }

    private static double sum(Map<String, Long> millis) {
        return millis.entrySet().stream()
                .filter(each -> !NOT_COUNTED.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String plain(String process) {
        return process.replaceAll("[^a-z0-9]+", "_");
    }

    private static long ownCpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }
}
