package io.ringback.proof.bench.rating;

import io.ringback.proof.bench.rating.Workload.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One workload in a virtual machine of its own, so that what is compiled for one is no burden to another: rounds to warm
 * up, then rounds that count. The program prints the operations per second of the median round.
 */
final class Fork {
    private static final int WARM_UP_ROUNDS = 5;
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int BATCH = 4096;
    private static final long SEED = 11;
    private static final long MOST_SECONDS = 120;

    /** What was computed goes here, or the compiler would leave it out. */
    @SuppressWarnings("unused")
    private static volatile long sink;

    private Fork() {}

    public static void main(String... arguments) {
        if (arguments[0].equals("memory")) {
            System.out.println(DeckMemory.bytes(SEED));
            return;
        }
        var workload = Kind.named(arguments[0]).make(new SplittableRandom(SEED));
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round(workload);
        }
        var rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(workload);
        }
        Arrays.sort(rounds);
        System.out.println(rounds[ROUNDS / 2]);
    }

    /** Operations per second of the processor's time: what else the machine does at the moment is not rating's. */
    private static double round(Workload workload) {
        var processor = ManagementFactory.getThreadMXBean();
        long sum = 0;
        long done = 0;
        long begun = processor.getCurrentThreadCpuTime();
        long elapsed = 0;
        while (elapsed < ROUND_NANOS) {
            for (int i = 0; i < BATCH; i++) {
                sum += workload.run((int) (done + i) & (Workload.INPUTS - 1));
            }
            done += BATCH;
            elapsed = processor.getCurrentThreadCpuTime() - begun;
        }
        sink = sum;
        return done * (double) TimeUnit.SECONDS.toNanos(1) / elapsed;
    }

    /**
     * Runs one and waits for its figure.
     *
     * @param what a workload's name in lower case, or {@code memory}
     */
    static double run(String what) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fork.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("the measurement " + what + " came to nothing");
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Double.parseDouble(said.strip());
        } finally {
            process.destroyForcibly();
        }
    }
}
