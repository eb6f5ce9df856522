package io.ringback.local.stack;

import io.ringback.local.process.Home;
import io.ringback.local.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own main process. When the process that holds it is killed it goes on alone, and is then known only by
 * its {@code postmaster.pid}: pid in the first line, start in epoch seconds in the third.
 *
 * @param data its data directory
 */
record Postmaster(Path data) {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** How long it may write what it has in memory before it is told to leave that to the next start. */
    private static final Duration FAST = Duration.ofSeconds(20);

    static Path dataOf(Home home) {
        return home.data().resolve("postgres");
    }

    /** The process, if it runs. */
    Optional<ProcessHandle> running() {
        try {
            var lines = Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.<String>of();
            if (lines.size() < 3) {
                return Optional.empty();
            }
            var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return PidFile.live(Long.parseLong(lines.get(0).strip()), started, TOLERANCE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile(), e);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Ends it, sessions first; what a process of another name left in its file is removed. */
    void end() {
        var process = running();
        if (process.isEmpty()) {
            forget();
            return;
        }
        signal("INT", process.get());
        if (!Waiting.forEnd(process.get(), FAST)) {
            signal("QUIT", process.get());
            Waiting.forEnd(process.get(), FAST);
        }
    }

    /** Without this PostgreSQL refuses to start when the old pid belongs to somebody else by now. */
    private void forget() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + pidFile(), e);
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    /** SIGTERM would let it wait for its clients; Java can send no other. */
    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
