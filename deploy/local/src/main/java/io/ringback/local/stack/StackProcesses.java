package io.ringback.local.stack;

import io.ringback.local.kept.Secrets;
import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import io.ringback.local.process.HomeLock;
import io.ringback.local.process.Liveness;
import io.ringback.local.process.RunningProcesses;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The processes of a stack that is up: broken on purpose here, and started again when they have ended, for whatever
 * reason, with the ports and keys they had.
 */
public final class StackProcesses {

    private static final String POSTGRES = "postgres";

    private final Home home;
    private final ComponentStart starter;

    /**
     * Those of a home.
     *
     * @param home where a stack is up
     */
    public StackProcesses(Home home) {
        this.home = home;
        this.starter = new ComponentStart(home);
    }

    /** Where a process of a home takes requests, itself and not by the gateway. */
    public static URI url(Home home, String name) {
        return URI.create("http://127.0.0.1:" + PortPlan.lastOf(home).ports().get(name));
    }

    /** Names of all that should run: what was started and not stopped. */
    public Set<String> names() {
        return RunningProcesses.remembered(home);
    }

    /** Names of those that do not run though they should. */
    public Set<String> ended() {
        var running = RunningProcesses.of(home).keySet();
        return names().stream().filter(name -> !running.contains(name)).collect(Collectors.toSet());
    }

    /**
     * Ends a process without a word to it, as a lack of memory does. PostgreSQL is killed by its main process.
     *
     * @throws Halt if it does not run
     */
    public void kill(String name) {
        Signal.KILL.send(main(name));
    }

    /** Ends a process as its operator does: it may finish what it is about. */
    public void stop(String name) {
        process(name).destroy();
    }

    /**
     * Takes all time from a process until it is thawed, as a machine does that is paused or swaps.
     *
     * @throws Halt if it does not run
     */
    public void freeze(String name) {
        // The parent first, so that no child is made that is not frozen.
        Signal.STOP.send(main(name));
        Signal.STOP.send(family(name));
    }

    /** Lets a frozen process go on; one that runs or has ended hears nothing. */
    public void thaw(String name) {
        if (!ended().contains(name)) {
            Signal.CONT.send(family(name));
        }
    }

    /** Whether a process takes work. */
    public boolean isReady(String name) {
        return !ended().contains(name) && component(name).readiness().isReady();
    }

    /**
     * Starts again what has ended; does not wait until it is ready.
     *
     * @param wanted asked for each name whether it is to be started
     * @return their names; empty too while another command starts or stops the stack
     */
    public List<String> startEnded(Predicate<String> wanted) {
        if (ended().isEmpty()) {
            return List.of();
        }
        try (var _ = HomeLock.take(home)) {
            var started = ended().stream().filter(wanted).toList();
            started.forEach(name -> starter.startAgain(component(name)));
            return started;
        } catch (Halt e) {
            return List.of();
        }
    }

    private Component component(String name) {
        var plan = new StackPlan(home, PortPlan.lastOf(home), Secrets.of(home), Replicas.named(names()));
        return plan.all().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Halt("There is no process '" + name + "'."));
    }

    private ProcessHandle process(String name) {
        return home.pidFile(name).running().orElseThrow(() -> new Halt(name + " does not run."));
    }

    /** PostgreSQL is a server held by a process of ours; the server is what counts. */
    private ProcessHandle main(String name) {
        return name.equals(POSTGRES)
                ? new Postmaster(Postmaster.dataOf(home)).running().orElseThrow(() -> new Halt(name + " does not run."))
                : process(name);
    }

    private List<ProcessHandle> family(String name) {
        var family = new ArrayList<>(List.of(main(name)));
        main(name).descendants().filter(Liveness::runs).forEach(family::add);
        return family;
    }
}
