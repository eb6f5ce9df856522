package io.ringback.proof.audit;

import java.time.Duration;

/** Waits until nothing is under way: every queue empty and no call live, twice in a row. */
final class Quiet {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int IN_A_ROW = 2;

    private final Evidence evidence;

    Quiet(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Waits, and leaves the evidence refreshed.
     *
     * @return whether it was quiet within the limit
     */
    boolean await(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        int times = 0;
        while (true) {
            evidence.refresh();
            times = isQuiet() ? times + 1 : 0;
            if (times == IN_A_ROW || System.nanoTime() - until >= 0) {
                evidence.refresh();
                return times > 0;
            }
            Waiting.pause(PAUSE);
        }
    }

    private boolean isQuiet() {
        return evidence.liveAttempts().isEmpty()
                && new Backlog(evidence).waiting().isEmpty();
    }
}
