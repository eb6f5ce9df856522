package io.ringback.proof.bench.rating;

import io.ringback.proof.bench.rating.Workload.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** The figures of rating, each beside the bare arithmetic of the same run. */
public final class RatingPart {
    private static final int FORKS = 3;

    private RatingPart() {}

    /** Takes a figure. */
    public interface Sink {
        /**
         * @param bare what the machine can do, NaN if there is no such thing
         * @param atMost whether less is better than the target
         */
        void add(String name, double value, String unit, double bare, double target, boolean atMost);
    }

    /** Measures everything, a figure at a time. */
    public static void run(Sink figures) throws IOException, InterruptedException {
        rate(figures, "rating_look_up", Kind.LOOK_UP, Kind.BARE_PROBE, 5_000_000);
        rate(figures, "rating_flat", Kind.FLAT, Kind.BARE_FLAT, 2_000_000);
        rate(figures, "rating_bands_and_tiers", Kind.BANDS_AND_TIERS, Kind.BARE_PIECES, 300_000);
        MoneyPart.run(figures);
        figures.add("rating_deck_memory", Fork.run("memory") / 1_000_000, "MB", Double.NaN, 200, true);
    }

    private static void rate(Sink figures, String name, Kind kind, Kind bare, double target)
            throws IOException, InterruptedException {
        double limit = median(bare);
        figures.add(name, median(kind), "/s", limit, target, false);
    }

    private static double median(Kind kind) throws IOException, InterruptedException {
        var forks = new double[FORKS];
        for (int i = 0; i < FORKS; i++) {
            forks[i] = Fork.run(kind.name().toLowerCase(Locale.ROOT));
        }
        Arrays.sort(forks);
        return forks[FORKS / 2];
    }
}
