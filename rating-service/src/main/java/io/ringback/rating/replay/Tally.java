package io.ringback.rating.replay;

import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what calls cost by the version they were priced by and by another one. */
final class Tally {
    private static final String NO_RATE = "(no rate)";

    private final RateDeck draft;
    private final @Nullable RateDeck buy;
    private final Map<String, Sums> byDestination = new TreeMap<>();
    private final Sums total = new Sums();

    /** @param buy what carriers take, null if that is not known */
    Tally(RateDeck draft, @Nullable RateDeck buy) {
        this.draft = draft;
        this.buy = buy;
    }

    /** Of one destination, or of all. */
    static final class Sums {
        long calls;
        long seconds;
        long before;
        long after;
        long withoutRate;
        long buying;
        long withoutBuyRate;

        private void add(long seconds, long before, Optional<Long> after, Optional<Long> buying) {
            calls++;
            this.seconds += seconds;
            this.before = Math.addExact(this.before, before);
            this.after = Math.addExact(this.after, after.orElse(0L));
            this.buying = Math.addExact(this.buying, buying.orElse(0L));
            withoutRate += after.isEmpty() ? 1 : 0;
            withoutBuyRate += buying.isEmpty() ? 1 : 0;
        }
    }

    /** @param pinned the version it was priced by */
    void add(PastCall call, RateDeck pinned) {
        var was = pinned.rateFor(call.digits(), call.decidedAt());
        var becomes = draft.rateFor(call.digits(), call.decidedAt()).filter(rate -> !rate.blocked());
        var destination = becomes.or(() -> was).map(Rate::destination).orElse(NO_RATE);
        long before =
                was.map(rate -> rate.chargeMicros(call.start(), call.seconds())).orElse(0L);
        var after = becomes.map(rate -> rate.chargeMicros(call.start(), call.seconds()));
        var buying = Optional.ofNullable(buy)
                .flatMap(deck -> deck.rateFor(call.digits(), call.decidedAt()))
                .map(rate -> rate.chargeMicros(call.start(), call.seconds()));
        byDestination.computeIfAbsent(destination, _ -> new Sums()).add(call.seconds(), before, after, buying);
        total.add(call.seconds(), before, after, buying);
    }

    Sums total() {
        return total;
    }

    /** Those whose revenue changes most first. */
    List<Map.Entry<String, Sums>> destinations() {
        return byDestination.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Sums> each) ->
                                -Math.abs(each.getValue().after - each.getValue().before))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }
}
