package io.ringback.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one process for sure: its pid and when it started. A pid alone may belong to somebody else by now.
 *
 * @param file holds the pid and the start in epoch milliseconds
 */
public record PidFile(Path file) {

    /** Start times are derived from the system's boot time, which a clock adjustment moves a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /**
     * Remembers a process.
     *
     * @param process a live process of this user
     */
    public void write(ProcessHandle process) {
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        try {
            Files.writeString(file, process.pid() + " " + started.toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * The process, if it still runs.
     *
     * @return empty if nothing was remembered, it has ended, or its pid belongs to another process now
     */
    public Optional<ProcessHandle> running() {
        try {
            var words = Files.readString(file).strip().split(" ", -1);
            if (words.length != 2) {
                return Optional.empty();
            }
            var started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return live(Long.parseLong(words[0]), started, TOLERANCE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException e) {
            // A file half written by a run that was killed names nobody.
            return Optional.empty();
        }
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    /**
     * The live process of this pid, if it started at that time.
     *
     * @param pid its number
     * @param started when it must have started
     * @param tolerance how far its start may be off
     * @return empty if there is none
     */
    public static Optional<ProcessHandle> live(long pid, Instant started, Duration tolerance) {
        return ProcessHandle.of(pid)
                .filter(Liveness::runs)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(tolerance) <= 0)
                        .orElse(false));
    }
}
