package io.ringback.proof.load;

import io.ringback.proof.audit.StackAccess;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** {@code ./ringback load [--rate N] [--duration seconds] [--drain seconds] [--json]}: exit code 0, 1 if a request failed. */
final class Load {
    private static final long PROGRESS_SECONDS = 5;

    private Load() {}

    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            var command = LoadCommand.of(arguments);
            var target = LoadTarget.from(System.getenv());
            err.println("Making the accounts of the load.");
            var population = Population.make(target, LoadSettings.HIGHEST_RATE);
            var result = watched(new LoadRun(target, command.settings(), population), err);
            var report = new LoadReport(result);
            out.println(command.json() ? report.json() : report.text());
            return result.passed() ? 0 : 1;
        } catch (StackAccess.NoStack | IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (IllegalStateException e) {
            err.println("The load cannot run: " + e.getMessage());
        }
        return 1;
    }

    private static LoadResult watched(LoadRun run, PrintStream err) throws InterruptedException {
        long begun = System.nanoTime();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var _ = clock.scheduleAtFixedRate(
                    () -> err.println(line(run.progress(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun))),
                    PROGRESS_SECONDS,
                    PROGRESS_SECONDS,
                    TimeUnit.SECONDS);
            try {
                return run.run();
            } finally {
                clock.shutdownNow();
            }
        }
    }

    private static String line(LoadRun.Progress progress, long seconds) {
        return String.format(
                Locale.ROOT,
                "%4d s  asked %d  answered %d  accepted %d  live %d",
                seconds,
                progress.due(),
                progress.answered(),
                progress.accepted(),
                progress.live());
    }
}
