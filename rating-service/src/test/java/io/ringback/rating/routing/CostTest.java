package io.ringback.rating.routing;

import static io.ringback.rating.routing.Trunking.BERLIN;
import static io.ringback.rating.routing.Trunking.LONDON;
import static io.ringback.rating.routing.Trunking.NOW;
import static io.ringback.rating.routing.Trunking.buying;
import static io.ringback.rating.routing.Trunking.by;
import static io.ringback.rating.routing.Trunking.deck;
import static io.ringback.rating.routing.Trunking.plain;
import static io.ringback.rating.routing.Trunking.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Route;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {
    private static final ExchangeRates DOLLARS = new ExchangeRates(List.of(
            new ExchangeRate("USD", "EUR", new BigDecimal("0.90"), NOW.minusSeconds(3600)),
            new ExchangeRate("USD", "EUR", new BigDecimal("0.50"), NOW),
            new ExchangeRate("USD", "EUR", new BigDecimal("2"), NOW.plusSeconds(1))));

    @Test
    void cheapest_comes_first_and_one_without_a_price_last() {
        var table = table(
                Ordering.COST,
                plain("unpriced", 1000),
                buying("dear", "EUR", "0.03", null),
                buying("cheap", "EUR", "0.01", null));

        assertThat(trunks(table.routesTo(BERLIN))).containsExactly("cheap", "dear", "unpriced");
    }

    @Test
    void price_in_another_currency_is_compared_at_the_newest_rate_that_is_valid() {
        var table = table(
                Ordering.COST,
                DOLLARS,
                buying("pounds", "GBP", "0.0001", null),
                buying("euros", "EUR", "0.0101", null),
                buying("dollars", "USD", "0.02", null));

        assertThat(trunks(table.routesTo(BERLIN))).containsExactly("dollars", "euros", "pounds");
    }

    @ParameterizedTest(name = "{0} s before: {1}")
    @CsvSource({"3601, none", "3600, 0.90", "1, 0.90", "0, 0.50", "-1, 2"})
    void exchange_rate_counts_from_its_date_on(long secondsBefore, String rate) {
        Instant moment = NOW.minusSeconds(secondsBefore);

        assertThat(DOLLARS.at(moment, "USD", "EUR").map(BigDecimal::toString).orElse("none"))
                .isEqualTo(rate);
        assertThat(DOLLARS.at(moment, "EUR", "USD")).isEmpty();
        assertThat(DOLLARS.at(moment, "EUR", "EUR")).hasValue(BigDecimal.ONE);
    }

    @ParameterizedTest(name = "sold at {0}, bought at {1}, margin {2} %: {3}")
    @CsvSource({
        "0.10, 0.08, 20, true",
        "0.10, 0.080001, 20, false",
        "0.10, 0.10, 0, true",
        "0.10, 0.11, 0, false",
        "0.10, 0.11, , true",
        "0, 0, 100, true",
        "0.10, 0.01, 100, false"
    })
    void trunk_that_takes_more_than_the_margin_leaves_is_left_out(
            BigDecimal sold, String bought, Integer margin, boolean kept) {
        var table = table(Ordering.LISTED, buying("gold", "EUR", bought, margin));

        assertThat(table.routesTo(BERLIN, perMinute(sold))).hasSize(kept ? 1 : 0);
        assertThat(table.routesTo(BERLIN)).hasSize(1);
    }

    @Test
    void margin_is_looked_at_for_a_short_a_middling_and_a_long_talk() {
        var table = table(Ordering.LISTED, buying("gold", "EUR", "0.06", 0));
        var dearFirstMinute = (IntToLongFunction) seconds -> 100_000 + 50_000 * (seconds / 60 - 1);
        var cheapFirstMinute = (IntToLongFunction) seconds -> 50_000 + 200_000 * (seconds / 60 - 1);

        // 0.60 for ten minutes against 0.55 paid, then 0.06 for one minute against 0.05 paid.
        assertThat(table.routesTo(BERLIN, dearFirstMinute)).isEmpty();
        assertThat(table.routesTo(BERLIN, cheapFirstMinute)).isEmpty();
    }

    @Test
    void trunk_without_a_comparable_price_is_left_out_where_a_margin_is_demanded() {
        var unpriced = new Trunk("unpriced", null, 1, 0, "", 0, null);
        var elsewhere = new Trunk("elsewhere", deck("EUR", "33", "0.01"), 1, 0, "", 0, null);
        var table =
                table(Ordering.LISTED, unpriced, elsewhere, buying("pounds", "GBP", "0.01", 0), plain("unguarded", 1));

        assertThat(trunks(table.routesTo(BERLIN, perMinute(BigDecimal.ONE)))).containsExactly("unguarded");
    }

    @ParameterizedTest(name = "caller's leg at {0}: {1}")
    @CsvSource({"0.04, true", "0.05, true", "0.051, false"})
    void known_cost_of_the_caller_s_leg_counts_too(String callerPrice, boolean kept) {
        var lists = Map.of(
                "44", new TrunkList(List.of("british", "unpriced"), Ordering.LISTED),
                "49", new TrunkList(List.of("gold"), Ordering.LISTED));
        var trunks = Map.of(
                "british",
                new Trunk("british", deck("EUR", "44", callerPrice), 1, 0, "", null, null),
                "gold",
                buying("gold", "EUR", "0.05", 0));
        var table = RouteTable.of(1, lists, trunks, ExchangeRates.NONE).seenBy(by(new UUID(1, 2)));

        assertThat(table.routesTo(BERLIN, perMinute(new BigDecimal("0.10")))).hasSize(kept ? 1 : 0);
        // Nobody else is rung when the party is the caller.
        assertThat(table.routesTo(LONDON, perMinute(BigDecimal.ZERO))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cost_orders_a_permutation_of_those_that_leave_their_margin(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            var sold = random.nextInt(1, 100);
            var prices = new HashMap<String, Integer>();
            var trunks = new ArrayList<Trunk>();
            for (int n = random.nextInt(1, 11); n > 0; n--) {
                var name = "trunk-" + n;
                int price = random.nextInt(1, 100);
                prices.put(name, price);
                trunks.add(buying(name, "EUR", "0.%02d".formatted(price), random.nextBoolean() ? 10 : null));
            }
            var table = table(Ordering.COST, trunks.toArray(Trunk[]::new))
                    .seenBy(by(new UUID(random.nextLong(), random.nextLong())));

            var seen = trunks(table.routesTo(BERLIN, perMinute(BigDecimal.valueOf(sold, 2))));

            var allowed = trunks.stream()
                    .filter(trunk -> trunk.minimumMarginPercent() == null
                            || prices.getOrDefault(trunk.name(), 0) * 100 <= sold * 90)
                    .map(Trunk::name)
                    .toList();
            assertThat(seen).as("seed %d, round %d", seed, i).containsExactlyInAnyOrderElementsOf(allowed);
            assertThat(seen).isSortedAccordingTo(Comparator.comparing(name -> prices.getOrDefault(name, 0)));
        }
    }

    private static IntToLongFunction perMinute(BigDecimal price) {
        return seconds -> price.movePointRight(6).longValueExact() * seconds / 60;
    }

    private static List<String> trunks(List<Route> routes) {
        return routes.stream().map(Route::trunk).toList();
    }
}
