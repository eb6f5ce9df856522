package io.ringback.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Shards whose last messages could not be sent, and when each is tried again. */
final class ShardPauses {
    private final Backoff none;
    private final Map<Short, Pause> pauses = new HashMap<>();

    ShardPauses(Duration first, Duration longest) {
        this.none = Backoff.none(first, longest);
    }

    private record Pause(Backoff backoff, long untilNanos) {}

    boolean none() {
        return pauses.isEmpty();
    }

    boolean over(short shard) {
        var pause = pauses.get(shard);
        return pause == null || System.nanoTime() - pause.untilNanos() >= 0;
    }

    void failed(short shard) {
        var before = pauses.get(shard);
        var backoff = (before == null ? none : before.backoff()).afterFailure();
        pauses.put(shard, new Pause(backoff, System.nanoTime() + backoff.pause().toNanos()));
    }

    void succeeded(short shard) {
        pauses.remove(shard);
    }
}
