package io.ringback.proof.chaos;

import io.ringback.local.process.Halt;
import io.ringback.local.stack.StackProcesses;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Does faults, undoes them in time, and knows what is broken just now. */
final class FaultWork implements AutoCloseable {
    private static final Duration CHECK = Duration.ofMillis(100);

    private final StackProcesses processes;
    private final Keeper keeper;
    private final Switches switches;
    private final Journal journal;
    private final Map<String, Long> frozenUntil = new ConcurrentHashMap<>();
    private final Set<String> hit = new TreeSet<>();

    FaultWork(StackProcesses processes, Keeper keeper, Switches switches, Journal journal) {
        this.processes = processes;
        this.keeper = keeper;
        this.switches = switches;
        this.journal = journal;
    }

    /** Does one; returns at once, what it froze is thawed by {@link #pause} or {@link #thawAll}. */
    void begin(Fault fault) throws InterruptedException {
        journal.tell(fault.toString());
        hit.add(fault.target());
        try {
            switch (fault.kind()) {
                case KILL -> kill(fault.target());
                case CUT -> switches.cut(fault.target());
                case PAUSE, FREEZE -> {
                    frozenUntil.put(
                            fault.target(), System.nanoTime() + fault.lasts().toNanos());
                    processes.freeze(fault.target());
                }
            }
        } catch (IOException | Halt e) {
            // It is just starting again after the fault before: broken is broken.
            journal.tell("  " + fault.target() + " could not be hit: " + e.getMessage());
        }
    }

    /** Lets time pass, and thaws what is due. */
    void pause(Duration duration) throws InterruptedException {
        long until = System.nanoTime() + duration.toNanos();
        do {
            thawDue(System.nanoTime());
            Thread.sleep(CHECK);
        } while (System.nanoTime() - until < 0);
    }

    /** Those that were hit and do not take work again yet. */
    Set<String> broken() {
        hit.removeIf(name -> !frozenUntil.containsKey(name) && processes.isReady(name));
        return Set.copyOf(hit);
    }

    /** Nothing stays frozen. */
    void thawAll() {
        frozenUntil.keySet().forEach(this::thaw);
    }

    @Override
    public void close() {
        thawAll();
    }

    private void kill(String process) {
        if (Switches.isOne(process)) {
            try {
                switches.remember(process);
            } catch (IllegalStateException e) {
                journal.tell("  what its phones saw is lost: " + e.getMessage());
            }
        }
        keeper.expectEndOf(process);
        processes.kill(process);
    }

    private void thawDue(long now) {
        frozenUntil.forEach((process, until) -> {
            if (now - until >= 0) {
                thaw(process);
            }
        });
    }

    private void thaw(String process) {
        processes.thaw(process);
        frozenUntil.remove(process);
        journal.tell("thaw " + process);
    }
}
