package io.ringback.local.testing.hostile;

/** Where a run of hostile texts begins and how long it is; system properties change both, a failure prints them. */
public final class Seed {
    private static final long STANDARD = 20_260_131;

    private Seed() {}

    /** {@code -Dringback.hostile.seed}, the same one each time if left out. */
    public static long value() {
        return Long.getLong("ringback.hostile.seed", STANDARD);
    }

    /** {@code -Dringback.hostile.count}, else the count of an ordinary run. */
    public static int count(int ordinary) {
        return Integer.getInteger("ringback.hostile.count", ordinary);
    }

    /** For the message of a failure: how to see it again. */
    public static String again(int index) {
        return "text " + index + " of -Dringback.hostile.seed=" + value();
    }
}
