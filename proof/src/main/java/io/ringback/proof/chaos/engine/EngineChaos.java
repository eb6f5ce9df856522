package io.ringback.proof.chaos.engine;

import io.ringback.proof.audit.StackAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code ./ringback chaos engine [--kills 200] [--freezes 100] [--seed n] [--minutes 90] [--report file]}: exit code 0 if
 * all was well in the end, else 1.
 */
final class EngineChaos {
    private static final long SEEDS = 1_000_000;

    private EngineChaos() {}

    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            var command =
                    EngineChaosCommand.of(arguments, ThreadLocalRandom.current().nextLong(SEEDS));
            out.println("seed " + command.settings().seed());
            var report = new EngineChaosRun(System.getenv(), command.settings(), out).run();
            out.println(report);
            if (command.report().isPresent()) {
                Files.writeString(command.report().get(), report + "\n");
            }
            return report.passed() ? 0 : 1;
        } catch (StackAccess.NoStack | IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (IllegalStateException | IOException e) {
            err.println("The faults cannot be judged: " + e.getMessage());
        }
        return 1;
    }
}
