package io.ringback.local.stack;

import io.ringback.local.process.Home;
import io.ringback.local.process.RunningProcesses;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stops a stack in order: who asks before who is asked. */
final class Shutdown {

    /** A process that has not ended by then is not going to. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Home home;
    private final PrintStream out;

    Shutdown(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /**
     * Stops everything that runs.
     *
     * @return how many processes it was
     */
    int run() {
        var running = RunningProcesses.of(home);
        for (List<String> wave : waves(running)) {
            stop(wave, running);
        }
        var postmaster = new Postmaster(Postmaster.dataOf(home));
        var alone = postmaster.running().isPresent() ? 1 : 0;
        postmaster.end();
        RunningProcesses.forget(home);
        forgetRun();
        return Math.max(running.size(), alone);
    }

    private void stop(List<String> wave, Map<String, ProcessHandle> running) {
        var stopping = new TreeMap<>(running);
        stopping.keySet().retainAll(wave);
        stopping.values().forEach(ProcessHandle::destroy);
        stopping.forEach((name, process) -> {
            if (!Waiting.forEnd(process, PATIENCE)) {
                out.println("  " + name + " does not stop by itself and is killed.");
                process.destroyForcibly();
                Waiting.forEnd(process, PATIENCE);
            }
        });
    }

    private static List<List<String>> waves(Map<String, ProcessHandle> running) {
        var services = new ArrayList<String>();
        var servers = new ArrayList<String>();
        for (String name : running.keySet()) {
            if (!name.equals(PortPlan.GATEWAY)) {
                (name.contains("-service") ? services : servers).add(name);
            }
        }
        return List.of(List.of(PortPlan.GATEWAY), services, servers);
    }

    private void forgetRun() {
        try {
            Files.deleteIfExists(home.stackEnv());
            new RunOwner(home).forget();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
