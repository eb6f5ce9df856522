package io.ringback.proof.chaos;

import io.ringback.local.stack.StackProcesses;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts again what has ended, as a cluster would, and tells when nobody killed it. */
public final class Keeper implements AutoCloseable {
    private static final Duration CHECK = Duration.ofMillis(250);

    private final StackProcesses processes;
    private final Journal journal;
    private final Set<String> killed = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    /** Watches from now on, until it is closed. */
    public Keeper(StackProcesses processes, Journal journal) {
        this.processes = processes;
        this.journal = journal;
        this.thread = Thread.ofPlatform().name("keeper").start(this::run);
    }

    /** Its end is no finding. Told before the kill. */
    public void expectEndOf(String process) {
        killed.add(process);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            processes.startEnded(this::startAgain);
            try {
                Thread.sleep(CHECK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean startAgain(String process) {
        if (killed.remove(process)) {
            journal.tell("start " + process);
        } else {
            journal.find(process + " ended by itself and is started again");
        }
        return true;
    }
}
