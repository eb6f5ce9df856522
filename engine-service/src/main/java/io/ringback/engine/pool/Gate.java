package io.ringback.engine.pool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a switch or a trunk carries now, and how much more it may. Belongs to one thread. */
final class Gate {
    private final Pace pace = new Pace();
    private Limits limits = Limits.NONE;
    private int channels;

    void limit(Limits changed) {
        limits = changed;
    }

    int channels() {
        return channels;
    }

    void occupy(int more) {
        channels += more;
    }

    void free(int fewer) {
        channels -= fewer;
    }

    void dialled(Instant now) {
        pace.count(now);
    }

    /** Whether so many more legs may begin, and the first of them at once. */
    boolean hasRoom(int more, Instant now) {
        return hasChannels(more) && isSlow(now);
    }

    /** When its rate alone lets the next dial out; null if it does so now, or not for want of time. */
    @Nullable
    Instant nextByRate(Instant now) {
        Integer perSecond = limits.callsPerSecond();
        return perSecond == null || isSlow(now) ? null : pace.next(perSecond, now);
    }

    private boolean hasChannels(int more) {
        Integer most = limits.maxChannels();
        return most == null || channels + more <= most;
    }

    private boolean isSlow(Instant now) {
        Integer perSecond = limits.callsPerSecond();
        return perSecond == null || pace.hasRoom(perSecond, now);
    }
}
