package io.ringback.local.stack;

import io.ringback.local.process.Liveness;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for conditions, with a limit. */
final class Waiting {

    private static final long POLL_MILLIS = 50;

    private Waiting() {}

    /**
     * Asks again and again.
     *
     * @return whether it came true in time
     */
    static boolean until(BooleanSupplier condition, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause(POLL_MILLIS);
        }
        return true;
    }

    /** Whether a process ended in time. */
    static boolean forEnd(ProcessHandle process, Duration limit) {
        return until(() -> !Liveness.runs(process), limit);
    }

    /** Rests; an interrupt is kept for whoever asks for it. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
