package io.ringback.local.stack;

import io.ringback.local.kept.Secrets;
import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import io.ringback.local.process.RunningProcesses;
import io.ringback.local.servers.RootCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What is done before the first process of a stack starts. */
final class Preparation {

    private final Home home;
    private final PrintStream out;

    Preparation(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Finds what keeps the stack from running here, before anything is touched. */
    void check() {
        home.requireRoom();
        try {
            RootCheck.requireRunnable();
        } catch (IOException e) {
            throw new Halt(String.valueOf(e.getMessage()), e);
        }
    }

    /** Ends what a run that was killed left behind. */
    void endLeftOvers() {
        var running = RunningProcesses.of(home);
        var postmaster = new Postmaster(Postmaster.dataOf(home)).running();
        if ((running.isEmpty() && postmaster.isEmpty()) || (!running.isEmpty() && new RunOwner(home).isKnown())) {
            return;
        }
        out.println("An earlier run was killed: ending what it left running.");
        new Shutdown(home, out).run();
    }

    /** Plans every process; parts that run keep their ports. */
    StackPlan plan(Replicas replicas, GatewayPort gateway) {
        var running = RunningProcesses.of(home).keySet();
        var names = StackPlan.portNames(replicas);
        var kept = names.stream()
                .filter(name -> running.contains(name.replaceFirst("-(controller|http)$", "")))
                .collect(Collectors.toSet());
        var ports = PortPlan.lastOf(home).extended(names, kept, RandomGenerator.getDefault());
        var planned = running.contains(PortPlan.GATEWAY) ? ports : gateway.addTo(ports, out);
        planned.store(home);
        return new StackPlan(home, planned, Secrets.of(home), replicas);
    }

    /** Names of what runs now. */
    Set<String> running() {
        return RunningProcesses.of(home).keySet();
    }
}
