package io.ringback.engine.pool;

import java.util.Map;

/**
 * What a switch carries.
 *
 * @param calls begun and not over
 * @param waiting calls that may not begin yet
 * @param channels legs the calls have, or are promised
 * @param full whether a further call would have to wait
 */
public record Load(int calls, int waiting, int channels, boolean full, Map<String, TrunkLoad> trunks) {
    /** Of a switch nobody works. */
    public static final Load NONE = new Load(0, 0, 0, false, Map.of());

    public Load {
        trunks = Map.copyOf(trunks);
    }

    /**
     * What a trunk carries.
     *
     * @param full whether a further leg would have to wait
     */
    public record TrunkLoad(int channels, boolean full) {
        /** Nothing is on it. */
        public static final TrunkLoad NONE = new TrunkLoad(0, false);
    }

    /** Whether a dial over this trunk would go out now, as far as is known. */
    public boolean carries(String trunk) {
        TrunkLoad load = trunks.get(trunk);
        return load == null || !load.full();
    }
}
