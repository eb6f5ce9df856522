package io.ringback.proof.bench.rating;

import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;

/** Finds a number's rate in a deck of a million. */
record LookUp(RateDeck deck, List<String> numbers, Instant at) implements Workload {
    static final int PREFIXES = 1_000_000;
    private static final int NUMBER_DIGITS = 13;
    private static final int DESTINATIONS = 1000;

    static LookUp among(SplittableRandom random) {
        var prefixes = prefixes(random);
        var numbers = new ArrayList<String>(INPUTS);
        for (int i = 0; i < INPUTS; i++) {
            // Most numbers called have a rate; some have only that of a country.
            var head = random.nextInt(10) == 0 ? digits(random, 2) : prefixes.get(random.nextInt(PREFIXES));
            numbers.add(head + digits(random, NUMBER_DIGITS - head.length()));
        }
        return new LookUp(deck(prefixes), numbers, Instant.EPOCH);
    }

    static RateDeck deck(List<String> prefixes) {
        var destinations = new String[DESTINATIONS];
        for (int i = 0; i < DESTINATIONS; i++) {
            destinations[i] = "Destination " + i;
        }
        var price = new BigDecimal("0.0123");
        var rates = new ArrayList<Rate>(prefixes.size());
        for (int i = 0; i < prefixes.size(); i++) {
            rates.add(new Rate(prefixes.get(i), destinations[i % DESTINATIONS], price, BigDecimal.ZERO, 60, 60));
        }
        return RateDeck.of(new UUID(0, 1), "bench", 1, "EUR", rates);
    }

    /** Of two to ten digits, the long ones the most, as wholesale decks have them. */
    static List<String> prefixes(SplittableRandom random) {
        var prefixes = new TreeSet<String>();
        while (prefixes.size() < PREFIXES) {
            int length = Math.max(random.nextInt(2, 11), random.nextInt(2, 11));
            prefixes.add(digits(random, length));
        }
        return List.copyOf(prefixes);
    }

    static String digits(SplittableRandom random, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('0' + random.nextInt(i == 0 ? 1 : 0, 10)));
        }
        return text.toString();
    }

    @Override
    public long run(int input) {
        return deck.rateFor(numbers.get(input), at)
                .map(Rate::pricePerMinuteUnits)
                .orElse(0L);
    }
}
