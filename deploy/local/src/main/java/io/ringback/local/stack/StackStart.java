package io.ringback.local.stack;

import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import io.ringback.local.process.RunningProcesses;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Starts the processes of a plan that do not run yet, side by side where they do not need each other. */
final class StackStart {

    /** A cold disk and a busy machine are slow; a broker that was killed may take 30 s alone. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int SHOWN_LOG_LINES = 25;

    private final Home home;
    private final PrintStream out;
    private final ComponentStart starter;
    private final long begun = System.nanoTime();
    private boolean stopped;

    StackStart(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
        this.starter = new ComponentStart(home);
    }

    /**
     * Starts what is missing and waits until everything is ready.
     *
     * @throws Halt if a process ends or is not ready in time; its last log lines have been printed then
     */
    void run(StackPlan plan) {
        var first = startMissing(plan.first());
        var others = startMissing(plan.besides());
        awaitReady(first);
        others.addAll(startMissing(plan.services()));
        awaitReady(others);
    }

    /** Makes sure nothing more is started: the stack is going down. */
    synchronized void stop() {
        stopped = true;
    }

    private List<Component> startMissing(List<Component> components) {
        var running = RunningProcesses.of(home).keySet();
        var missing = components.stream()
                .filter(component -> !running.contains(component.name()))
                .toList();
        missing.forEach(this::start);
        return new ArrayList<>(missing);
    }

    private synchronized void start(Component component) {
        if (stopped) {
            throw new Halt("Stopped before everything was ready.");
        }
        starter.start(component);
    }

    private void awaitReady(List<Component> started) {
        var waiting = new ArrayList<>(started);
        var inTime = Waiting.until(
                () -> {
                    waiting.removeIf(this::isReady);
                    return waiting.isEmpty();
                },
                PATIENCE);
        if (!inTime) {
            throw failure(waiting.getFirst(), "is not ready after " + PATIENCE.toSeconds() + " s");
        }
    }

    private boolean isReady(Component component) {
        if (home.pidFile(component.name()).running().isEmpty()) {
            throw failure(component, "ended while it was starting");
        }
        if (!component.readiness().isReady()) {
            return false;
        }
        var seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0;
        out.println(String.format(Locale.ROOT, "  %-18s ready  %5.1f s", component.name(), seconds));
        return true;
    }

    private synchronized Halt failure(Component component, String what) {
        if (stopped) {
            return new Halt("Stopped before everything was ready.");
        }
        var log = home.log(component.name());
        new LogTail(log).last(SHOWN_LOG_LINES).forEach(line -> out.println("  | " + line));
        return new Halt(component.name() + " " + what + "; its log is " + log + ".");
    }
}
