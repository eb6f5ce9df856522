package io.ringback.proof.audit;

import java.time.Duration;

/** Time that passes. */
final class Waiting {
    private Waiting() {}

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stack was looked at", e);
        }
    }
}
