package io.ringback.engine.pool;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a switch carries.
 *
 * @param calls begun and not over
 * @param waiting calls that may not begin yet
 * @param channels legs the calls have, or are promised
 * @param full whether a further call would have to wait
 * @param goneRound trunks that other ones come before, because their dials fail or they are full; the least bad first
 */
public record Load(
        int calls, int waiting, int channels, boolean full, Map<String, TrunkLoad> trunks, List<String> goneRound) {
    /** Of a switch nobody works. */
    public static final Load NONE = new Load(0, 0, 0, false, Map.of(), List.of());

    public Load {
        trunks = Map.copyOf(trunks);
        goneRound = List.copyOf(goneRound);
    }

    /** What dials over a trunk came to. */
    public enum Breaking {
        /** Dialled as it comes. */
        CLOSED,
        /** Gone round, because one dial after the other failed. */
        OPEN,
        /** One dial finds out whether it works again. */
        PROBING
    }

    /**
     * What a trunk carries.
     *
     * @param full whether a further leg would have to wait
     * @param openSince since when its dials fail, null if they do not
     */
    public record TrunkLoad(
            int channels,
            boolean full,
            Breaking breaker,
            @Nullable Instant openSince) {
        /** Nothing is on it. */
        public static final TrunkLoad NONE = new TrunkLoad(0, false);

        /** One whose dials are carried. */
        public TrunkLoad(int channels, boolean full) {
            this(channels, full, Breaking.CLOSED, null);
        }
    }

    /** Whether a dial over this trunk would go out now and be carried, as far as is known. */
    public boolean carries(String trunk) {
        return !goneRound.contains(trunk);
    }
}
