package io.ringback.engine.pool;

import org.jspecify.annotations.Nullable;

/**
 * What a switch or a trunk may carry.
 *
 * @param maxChannels legs at once, 1 to 100,000; null for as many as come
 * @param callsPerSecond dials in any one second, 1 to 1,000; null for as many as come
 */
public record Limits(
        @Nullable Integer maxChannels, @Nullable Integer callsPerSecond) {
    /** As many as come. */
    public static final Limits NONE = new Limits(null, null);

    /** Beyond this a limit is none. */
    public static final int MOST_CHANNELS = 100_000;
    /** Beyond this a limit is none. */
    public static final int MOST_PER_SECOND = 1_000;

    public Limits {
        require("maxChannels", maxChannels, MOST_CHANNELS);
        require("callsPerSecond", callsPerSecond, MOST_PER_SECOND);
    }

    /** Whether there is one. */
    public boolean any() {
        return maxChannels != null || callsPerSecond != null;
    }

    private static void require(String name, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new IllegalArgumentException(name + " must be 1 to " + most);
        }
    }
}
