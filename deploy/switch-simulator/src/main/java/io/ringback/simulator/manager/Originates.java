package io.ringback.simulator.manager;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** When each Originate came in, also one that was refused, the oldest forgotten beyond a limit. */
public final class Originates {
    /** An hour at 50 a second; each takes some hundred bytes. */
    private static final int MOST_KEPT = 200_000;

    private final Deque<Arrival> arrivals = new ArrayDeque<>();

    /**
     * One that came in.
     *
     * @param channelId the id the client wants for the channel, empty if it wants none
     */
    public record Arrival(String channelId, Instant at) {}

    void arrived(String channelId, Instant at) {
        if (arrivals.size() >= MOST_KEPT) {
            arrivals.removeFirst();
        }
        arrivals.addLast(new Arrival(channelId, at));
    }

    /** In the order in which they came. */
    public List<Arrival> all() {
        return List.copyOf(arrivals);
    }

    /** Forgets them. */
    public void reset() {
        arrivals.clear();
    }
}
