package io.ringback.proof.chaos;

import java.time.Duration;
import java.util.Locale;

/**
 * One fault.
 *
 * @param kind what is done
 * @param target to which process
 * @param after how long after the fault before it
 * @param lasts how long until it is undone; zero where that is not by time
 */
public record Fault(Kind kind, String target, Duration after, Duration lasts) {

    /** For the log: {@code freeze engine-service for 9.2 s}. */
    @Override
    public String toString() {
        var text = kind.name().toLowerCase(Locale.ROOT) + " " + target;
        return lasts.isZero() ? text : text + String.format(Locale.ROOT, " for %.1f s", lasts.toMillis() / 1000.0);
    }
}
