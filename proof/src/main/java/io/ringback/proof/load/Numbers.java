package io.ringback.proof.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The phones of the load: scripted numbers of the ranges reserved for fiction. Callers end in 24 to 65, so they answer
 * and stay; callees end in 00 to 09, so they answer and hang up after three seconds.
 */
final class Numbers {
    /** All there are. */
    static final int MOST_CALLERS = 420;

    /**
     * After this a pair of numbers comes again. A second request for a live pair, or within the dedupe window of 60 s,
     * joins the first and is no load.
     */
    private static final long REUSED_AFTER_MILLIS = 80_000;

    private static final List<String> CALLEES = IntStream.range(0, 100)
            .boxed()
            .flatMap(n -> Stream.of("+493023125%d%02d".formatted(n / 10, n % 10), callee44(n)))
            .toList();

    private final List<String> callers;
    private final List<Integer> order;

    /** Those for at most so many requests a second. */
    Numbers(int highestRate) {
        // A twentieth more than needed: moments are cut to whole microseconds.
        long pairs = highestRate * REUSED_AFTER_MILLIS * 21 / 20_000;
        int needed = (int) Math.min(MOST_CALLERS, Math.ceilDiv(pairs, CALLEES.size()));
        callers = IntStream.range(0, needed).mapToObj(Numbers::caller).toList();
        // Neighbours in time share neither account nor phone; the same order in each run keeps runs apart too.
        var all = IntStream.range(0, callers.size() * CALLEES.size()).boxed().toList();
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(20_25));
        order = List.copyOf(shuffled);
    }

    /** Two numbers to connect. */
    record Pair(int caller, String callee) {}

    List<String> callers() {
        return callers;
    }

    /** The pair for a moment: another one for each tick, the same again only after the dedupe window. */
    Pair at(Instant moment) {
        long intoTheRoundMicros =
                Math.floorMod(ChronoUnit.MICROS.between(Instant.EPOCH, moment), REUSED_AFTER_MILLIS * 1000);
        int pair = order.get((int) (intoTheRoundMicros * order.size() / (REUSED_AFTER_MILLIS * 1000)));
        return new Pair(pair / CALLEES.size(), CALLEES.get(pair % CALLEES.size()));
    }

    private static String caller(int n) {
        return "+442079460%d%02d".formatted(n % 10, 24 + n / 10);
    }

    private static String callee44(int n) {
        return "+442079460%d%02d".formatted(n / 10, n % 10);
    }
}
