package io.ringback.proof.chaos;

import io.ringback.proof.audit.StackAccess;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code ./ringback chaos}: exit code 0 if all was well in the end, else 1. */
final class Chaos {
    private static final long SEEDS = 1_000_000;

    private Chaos() {}

    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            var settings =
                    ChaosCommand.of(arguments, ThreadLocalRandom.current().nextLong(SEEDS));
            out.println("seed " + settings.seed());
            var report = new ChaosRun(System.getenv(), settings, out).run();
            out.println(report);
            return report.passed() ? 0 : 1;
        } catch (StackAccess.NoStack | IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (IllegalStateException e) {
            err.println("The faults cannot be judged: " + e.getMessage());
        }
        return 1;
    }
}
