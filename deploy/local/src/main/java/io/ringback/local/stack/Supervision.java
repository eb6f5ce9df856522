package io.ringback.local.stack;

import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import io.ringback.local.process.HomeLock;
import io.ringback.local.process.RunningProcesses;
import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;

/** Watches a stack in the foreground and says when a process of it has ended. */
final class Supervision {

    private static final long PAUSE_MILLIS = 500;

    private final Home home;
    private final PrintStream out;

    Supervision(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Returns when nothing runs any more. */
    void run() {
        Set<String> known = new TreeSet<>(RunningProcesses.of(home).keySet());
        while (!Thread.currentThread().isInterrupted()) {
            var running = RunningProcesses.of(home).keySet();
            if (running.isEmpty()) {
                return;
            }
            if (!isBeingChanged()) {
                known.stream().filter(name -> !running.contains(name)).forEach(this::report);
            }
            known = new TreeSet<>(running);
            Waiting.pause(PAUSE_MILLIS);
        }
    }

    private void report(String name) {
        out.println(name + " has ended; ./ringback logs " + name + " shows why, ./ringback up starts it again.");
    }

    /** Whether another command is starting or stopping processes now: then their end is no news. */
    private boolean isBeingChanged() {
        try (var _ = HomeLock.take(home)) {
            return false;
        } catch (Halt e) {
            return true;
        }
    }
}
