package io.ringback.proof.chaos.engine;

import io.ringback.local.process.Halt;
import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.chaos.Journal;
import io.ringback.proof.chaos.Keeper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The engines' processes: killed, frozen, and back again. One thread only. */
final class Engines implements AutoCloseable {
    private static final String ENGINE = "engine-service";

    private final StackProcesses processes;
    private final Keeper keeper;
    private final Journal journal;
    private final List<String> names;
    private final Map<String, Long> frozenUntil = new HashMap<>();
    private final Set<String> away = new TreeSet<>();

    Engines(StackProcesses processes, Keeper keeper, Journal journal) {
        this.processes = processes;
        this.keeper = keeper;
        this.journal = journal;
        this.names = processes.names().stream()
                .filter(name -> name.startsWith(ENGINE))
                .sorted()
                .toList();
    }

    List<String> names() {
        return names;
    }

    /** Those that are neither frozen nor still starting. */
    List<String> able() {
        away.removeIf(name -> !frozenUntil.containsKey(name) && processes.isReady(name));
        return names.stream().filter(name -> !away.contains(name)).toList();
    }

    /** How many are frozen now. */
    int frozen() {
        return frozenUntil.size();
    }

    /** Whether it was there to be killed. */
    boolean kill(String engine) {
        keeper.expectEndOf(engine);
        away.add(engine);
        try {
            processes.kill(engine);
            return true;
        } catch (Halt e) {
            journal.tell("  " + engine + " could not be killed: " + e.getMessage());
            return false;
        }
    }

    /** Whether it was there to be frozen. */
    boolean freeze(String engine, Duration lasts) {
        away.add(engine);
        try {
            processes.freeze(engine);
            frozenUntil.put(engine, System.nanoTime() + lasts.toNanos());
            return true;
        } catch (Halt e) {
            journal.tell("  " + engine + " could not be frozen: " + e.getMessage());
            return false;
        }
    }

    /** Lets those go on whose time is over. */
    void thawDue() {
        long now = System.nanoTime();
        List.copyOf(frozenUntil.keySet()).stream()
                .filter(name -> now - frozenUntil.getOrDefault(name, now) >= 0)
                .forEach(this::thaw);
    }

    /** Nothing stays frozen. */
    void thawAll() {
        List.copyOf(frozenUntil.keySet()).forEach(this::thaw);
    }

    @Override
    public void close() {
        thawAll();
    }

    private void thaw(String engine) {
        processes.thaw(engine);
        frozenUntil.remove(engine);
        journal.tell("thaw " + engine);
    }
}
