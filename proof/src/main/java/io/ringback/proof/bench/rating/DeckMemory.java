package io.ringback.proof.bench.rating;

import io.ringback.rating.tariff.RateDeck;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** How much memory a deck of a million plain rates keeps. */
final class DeckMemory {
    /** Reachable while it is weighed. */
    @SuppressWarnings("unused")
    private static volatile @Nullable RateDeck kept;

    private DeckMemory() {}

    static long bytes(long seed) {
        long before = used();
        kept = LookUp.deck(LookUp.prefixes(new SplittableRandom(seed)));
        return used() - before;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
