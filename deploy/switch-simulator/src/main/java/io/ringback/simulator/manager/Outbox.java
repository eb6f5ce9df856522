package io.ringback.simulator.manager;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be written to one client. The switch never waits for a client: a client that lets more pile up than
 * the limit is cut off, as Asterisk does with a reader that stalls.
 */
final class Outbox {
    private static final int MOST_CHARACTERS = 32 * 1024 * 1024;
    private static final int CHUNK = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<String> waiting = new ArrayDeque<>();
    private long characters;
    private boolean closing;
    private boolean stalled;

    /** False when the client has fallen too far behind; it must be cut off then. */
    boolean add(String text) {
        lock.lock();
        try {
            if (closing || characters + text.length() > MOST_CHARACTERS) {
                return closing;
            }
            waiting.add(text);
            characters += text.length();
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** While set, nothing is written: the client sees a switch that hangs. */
    void stall(boolean stall) {
        lock.lock();
        try {
            stalled = stall;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Lets what waits be written, then ends {@link #writeTo}. */
    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Writes until closed; runs on a thread of its own. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        StringBuilder chunk = new StringBuilder(CHUNK);
        while (true) {
            chunk.setLength(0);
            lock.lock();
            try {
                while ((waiting.isEmpty() || stalled) && !closing) {
                    changed.await();
                }
                while (!waiting.isEmpty() && chunk.length() < CHUNK) {
                    chunk.append(waiting.remove());
                }
                characters -= chunk.length();
            } finally {
                lock.unlock();
            }
            if (chunk.isEmpty()) {
                return;
            }
            out.write(chunk.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
