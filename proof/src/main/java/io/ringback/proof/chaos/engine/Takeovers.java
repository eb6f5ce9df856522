package io.ringback.proof.chaos.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long switches were without an engine: from its kill or freeze until another said that it has taken the switch. */
final class Takeovers {
    private final List<Duration> waits = new ArrayList<>();

    void add(Duration wait) {
        waits.add(wait);
    }

    int count() {
        return waits.size();
    }

    @Override
    public String toString() {
        if (waits.isEmpty()) {
            return "none";
        }
        var sorted = waits.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%d switches, half of them within %.1f s, the last after %.1f s",
                sorted.size(),
                seconds(sorted.get(sorted.size() / 2)),
                seconds(sorted.getLast()));
    }

    private static double seconds(Duration wait) {
        return wait.toMillis() / 1000.0;
    }
}
