package io.ringback.rating.replay;

import io.ringback.contracts.values.Money;
import io.ringback.rating.tariff.Micros;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a version would have brought.
 *
 * @param deck the version
 * @param total over all destinations
 * @param destinations those whose revenue changes most first, at most 1,000
 * @param destinationsLeftOut how many more there are
 */
record ReplayReport(
        UUID deck, Instant from, Instant to, Line total, List<Line> destinations, long destinationsLeftOut) {
    private static final int MOST_DESTINATIONS = 1_000;

    ReplayReport {
        destinations = List.copyOf(destinations);
    }

    /**
     * The calls to one destination.
     *
     * @param destination null in the total
     * @param seconds that were priced
     * @param before by the versions that were pinned
     * @param after by this one; a call without a rate brings nothing
     * @param withoutRate calls that would have been refused
     * @param marginBefore revenue less what carriers take, null if no buy deck was named
     * @param withoutBuyRate calls whose buy price is not known and counts as nothing
     */
    record Line(
            @Nullable String destination,
            long calls,
            long seconds,
            Money before,
            Money after,
            Money change,
            long withoutRate,
            @Nullable Money marginBefore,
            @Nullable Money marginAfter,
            @Nullable Long withoutBuyRate) {

        private static Line of(@Nullable String destination, Tally.Sums sums, String currency, boolean margins) {
            return new Line(
                    destination,
                    sums.calls,
                    sums.seconds,
                    Micros.money(sums.before, currency),
                    Micros.money(sums.after, currency),
                    Micros.money(sums.after - sums.before, currency),
                    sums.withoutRate,
                    margins ? Micros.money(sums.before - sums.buying, currency) : null,
                    margins ? Micros.money(sums.after - sums.buying, currency) : null,
                    margins ? sums.withoutBuyRate : null);
        }
    }

    static ReplayReport of(UUID deck, ReplayOrder order, Tally tally, String currency) {
        boolean margins = order.buyDeck() != null;
        var all = tally.destinations();
        return new ReplayReport(
                deck,
                order.from(),
                order.to(),
                Line.of(null, tally.total(), currency, margins),
                all.stream()
                        .limit(MOST_DESTINATIONS)
                        .map(each -> Line.of(each.getKey(), each.getValue(), currency, margins))
                        .toList(),
                Math.max(0, all.size() - MOST_DESTINATIONS));
    }
}
