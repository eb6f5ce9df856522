package io.ringback.local.stack;

import io.ringback.local.process.Home;
import io.ringback.local.process.Liveness;
import io.ringback.local.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** A session that waits for its client notices at once that its parent has gone. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

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
            endOrphans();
            forget();
            return;
        }
        // SIGTERM would let it wait for its clients.
        Signal.INT.send(process.get());
        if (!Waiting.forEnd(process.get(), FAST)) {
            Signal.QUIT.send(process.get());
            Waiting.forEnd(process.get(), FAST);
        }
    }

    /**
     * Its own processes outlive it for a moment when it is killed. As long as one of them may still write, its file is
     * all that keeps a second PostgreSQL from the same data.
     */
    private void endOrphans() {
        if (!Waiting.until(() -> orphans().isEmpty(), LAST_WORDS)) {
            Signal.KILL.send(orphans());
            Waiting.until(() -> orphans().isEmpty(), FAST);
        }
    }

    /** PostgreSQL's processes work in its data directory. Where there is no such file system nothing is found. */
    private List<ProcessHandle> orphans() {
        return ProcessHandle.allProcesses()
                .filter(process -> isIn(Path.of("/proc", Long.toString(process.pid()), "cwd")))
                .filter(Liveness::runs)
                .toList();
    }

    private boolean isIn(Path workingDirectory) {
        try {
            return Files.exists(workingDirectory) && Files.isSameFile(workingDirectory, data);
        } catch (IOException e) {
            // It has ended, or belongs to somebody else.
            return false;
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
}
