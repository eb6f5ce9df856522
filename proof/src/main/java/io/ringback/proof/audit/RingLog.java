package io.ringback.proof.audit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What phones saw before their switch was killed: the switch itself forgets it. */
public final class RingLog {
    private final List<Ring> rings = new ArrayList<>();

    /**
     * Keeps what the phones of one switch have seen up to now. Called once, right before it is killed.
     *
     * @throws IllegalStateException if it does not answer
     */
    public void keep(URI switchHttp) {
        try (var board = new Switchboard(List.of(switchHttp))) {
            var seen = board.rings();
            synchronized (this) {
                rings.addAll(seen);
            }
        }
    }

    synchronized List<Ring> rings() {
        return List.copyOf(rings);
    }
}
