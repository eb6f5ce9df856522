package io.ringback.proof.bench.rating;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** One operation that is measured, over inputs that were made before. */
interface Workload {
    /** Inputs of each workload, a power of two; more than any branch predictor learns. */
    int INPUTS = 1 << 14;

    /** Does it once, with one of the inputs, and returns something that depends on all of it. */
    long run(int input);

    /** The workloads by name. */
    enum Kind {
        /** A number's rate among a million prefixes. */
        LOOK_UP,
        /** One probe of a table as large, by a number already read. */
        BARE_PROBE,
        /** The charge of a call by a plain rate. */
        FLAT,
        /** Two multiplications, a sum and a division. */
        BARE_FLAT,
        /** The charge of a call by a rate with bands and tiers. */
        BANDS_AND_TIERS,
        /** A loop over as many prices and lengths as such a call has pieces. */
        BARE_PIECES;

        Workload make(SplittableRandom random) {
            return switch (this) {
                case LOOK_UP -> LookUp.among(random);
                case BARE_PROBE -> Bare.probe(random);
                case FLAT -> Charges.flat(random);
                case BARE_FLAT -> Bare.flat(random);
                case BANDS_AND_TIERS -> Charges.bandsAndTiers(random);
                case BARE_PIECES -> Bare.pieces(random);
            };
        }

        static Kind named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no workload is called " + name));
        }
    }
}
