package io.ringback.contracts.values;

/** How long a phone may ring. */
public final class RingTimeout {
    public static final int CALLER_DEFAULT_SECONDS = 45;
    public static final int CALLEE_DEFAULT_SECONDS = 60;
    public static final int MAX_SECONDS = 300;

    private RingTimeout() {}

    /** @throws IllegalArgumentException unless 1 to {@value #MAX_SECONDS} */
    public static int check(int seconds) {
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException("ring timeout must be 1 to " + MAX_SECONDS + " seconds: " + seconds);
        }
        return seconds;
    }
}
