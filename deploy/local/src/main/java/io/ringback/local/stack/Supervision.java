package io.ringback.local.stack;

import io.ringback.local.process.Home;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches a stack in the foreground and starts again what has ended, as a cluster would. What ends again and again is
 * left alone after a while.
 */
final class Supervision {

    private static final long PAUSE_MILLIS = 500;
    private static final int MOST_STARTS = 5;
    private static final long WITHIN_NANOS = Duration.ofMinutes(5).toNanos();

    private final StackProcesses processes;
    private final PrintStream out;
    private final Map<String, Deque<Long>> starts = new HashMap<>();

    Supervision(Home home, PrintStream out) {
        this.processes = new StackProcesses(home);
        this.out = out;
    }

    /** Returns when the stack was stopped. */
    void run() {
        while (!Thread.currentThread().isInterrupted() && !processes.names().isEmpty()) {
            processes.startEnded(name -> maybeStarted(name, System.nanoTime()));
            Waiting.pause(PAUSE_MILLIS);
        }
    }

    private boolean maybeStarted(String name, long now) {
        var recent = starts.computeIfAbsent(name, _ -> new ArrayDeque<>());
        recent.removeIf(start -> now - start > WITHIN_NANOS);
        if (recent.size() > MOST_STARTS) {
            return false;
        }
        recent.add(now);
        boolean starts = recent.size() <= MOST_STARTS;
        out.println(name + " has ended" + (starts ? " and is started again" : " too often and is left alone")
                + "; ./ringback logs " + name + " shows why.");
        return starts;
    }
}
