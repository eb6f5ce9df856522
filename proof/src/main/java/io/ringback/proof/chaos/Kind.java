package io.ringback.proof.chaos;

import java.time.Duration;

/** What is done to a process. */
public enum Kind {
    /** SIGKILL; it is started again. */
    KILL(Duration.ZERO, Duration.ZERO),
    /** SIGSTOP for less than a lease lasts: nobody may notice. */
    PAUSE(Duration.ofMillis(500), Duration.ofSeconds(4)),
    /** SIGSTOP for longer than any lease and session lasts: it wakes up as one that was given up. */
    FREEZE(Duration.ofSeconds(8), Duration.ofSeconds(14)),
    /** All manager sessions of a switch lose their connection; its calls go on. */
    CUT(Duration.ZERO, Duration.ZERO);

    private final Duration shortest;
    private final Duration longest;

    Kind(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    Duration shortest() {
        return shortest;
    }

    Duration longest() {
        return longest;
    }
}
