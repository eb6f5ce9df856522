package io.ringback.proof.bench.rating;

import java.util.SplittableRandom;

/** What the machine can do at most: the same memory and arithmetic without a rate, a call or a text. */
final class Bare {
    /** As long as the table of a million prefixes is. */
    private static final int TABLE = 1 << 21;

    /** Pieces of an ordinary call with bands and tiers. */
    private static final int PIECES = 4;

    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final int LONGEST_SECONDS = 3600;

    private Bare() {}

    static Workload probe(SplittableRandom random) {
        var table = random.longs(TABLE).toArray();
        var numbers = random.longs(Workload.INPUTS, 0, 10_000_000_000_000L).toArray();
        return input -> table[(int) ((numbers[input] * MIX) >>> 32) & (TABLE - 1)];
    }

    static Workload flat(SplittableRandom random) {
        var seconds = random.longs(Workload.INPUTS, 1, LONGEST_SECONDS).toArray();
        var prices = random.longs(Workload.INPUTS, 1, 100_000_000).toArray();
        return input -> (prices[input] * (Math.ceilDiv(seconds[input], 60) * 60) + 60_000_000 + 3000) / 6000;
    }

    static Workload pieces(SplittableRandom random) {
        var seconds = random.longs(Workload.INPUTS + PIECES, 1, LONGEST_SECONDS).toArray();
        var prices = random.longs(Workload.INPUTS + PIECES, 1, 100_000_000).toArray();
        return input -> {
            long sum = 60_000_000;
            for (int i = input; i < input + PIECES; i++) {
                sum += prices[i] * seconds[i];
            }
            return (sum + 3000) / 6000;
        };
    }
}
