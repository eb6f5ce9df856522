package io.ringback.rating.routing;

import static io.ringback.rating.routing.Trunking.BERLIN;
import static io.ringback.rating.routing.Trunking.by;
import static io.ringback.rating.routing.Trunking.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private static final List<Ordering> ORDERINGS = List.of(Ordering.values());
    private static final int DRAWS = 100_000;

    @Test
    void trunks_of_the_longest_prefix_come_as_listed() {
        var table = RouteTable.of(1, Map.of("", List.of("far"), "49", List.of("gold", "silver")));

        assertThat(table.routesTo(BERLIN))
                .containsExactly(new Route("gold", "+493023125002"), new Route("silver", "+493023125002"));
        assertThat(table.routesTo(new Party.Extension("site", "49"))).isEmpty();
    }

    @Test
    void extensions_of_a_site_are_reached_by_its_trunks_as_they_are() {
        var table = RouteTable.of(1, Map.of("", List.of("far"))).withSites(Map.of("office", List.of("desk", "spare")));

        assertThat(table.routesTo(new Party.Extension("office", "112")))
                .containsExactly(new Route("desk", "112"), new Route("spare", "112"));
        assertThat(table.routesTo(new Party.Extension("office", "201"), _ -> 0))
                .containsExactly(new Route("desk", "201"), new Route("spare", "201"));
        assertThat(table.routesTo(new Party.Extension("berlin", "201"))).isEmpty();
        assertThat(table.routesTo(new Party.Voicemail("112"))).isEmpty();
    }

    @ParameterizedTest(name = "strip {0} and put {1} in front: {2}")
    @CsvSource({
        "0, '', +493023125002",
        "0, 00, 00493023125002",
        "0, 99, 99493023125002",
        "2, 0, 03023125002",
        "2, '', 3023125002",
        "3, 8830, 8830023125002"
    })
    void number_on_the_wire_is_in_the_form_the_trunk_wants(int strip, String prefix, String wire) {
        assertThat(Trunking.table(Ordering.LISTED, trunk("gold", 1, strip, prefix))
                        .routesTo(BERLIN))
                .containsExactly(new Route("gold", wire));
    }

    @ParameterizedTest(name = "{0} less {1} digits with {2} in front")
    @CsvSource({
        // What is left would be heard as an emergency call.
        "+491123023125, 2, ''",
        "+499112312502, 2, ''",
        "+442079460001, 2, 11",
        // What is left is no subscriber's number.
        "+491124567, 3, ''",
        "+49112456, 2, ''",
        // No number has so many digits.
        "+493023125002345, 0, 9876543210"
    })
    void trunk_over_which_something_else_would_be_dialled_is_left_out(String number, int strip, String prefix) {
        var table = RouteTable.of(
                1,
                Map.of("", new TrunkList(List.of("gold", "plain"), Ordering.LISTED)),
                Map.of("gold", trunk("gold", 1, strip, prefix)),
                ExchangeRates.NONE);

        assertThat(table.routesTo(new Party.E164(number))).containsExactly(new Route("plain", number));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, '', strip must be 0 to 3",
        "1, -1, '', strip must be 0 to 3",
        "0, 0, '', weight must be 1 to 1000",
        "1, 0, 12345678901, prefix must have 0 to 10 digits",
        "1, 0, +49, prefix must have 0 to 10 digits",
        "1, 0, 112, prefix must not begin like an emergency number",
        "1, 2, 9112, prefix must not begin like an emergency number",
        "1, 0, 999, prefix must not begin like an emergency number"
    })
    void senseless_trunk_says_what_is_wrong(int weight, int strip, String prefix, String sentence) {
        assertThatThrownBy(() -> trunk("gold", weight, strip, prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_order_is_a_permutation_and_the_same_attempt_sees_the_same(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            var names = names(random.nextInt(1, 11));
            var trunks = new HashMap<String, Trunk>();
            names.stream()
                    .filter(_ -> random.nextInt(4) > 0)
                    .forEach(name -> trunks.put(name, plain(name, random.nextInt(1, 1001))));
            var order = ORDERINGS.get(random.nextInt(ORDERINGS.size()));
            var table = RouteTable.of(1, Map.of("", new TrunkList(names, order)), trunks, ExchangeRates.NONE);
            var attempt = new UUID(random.nextLong(), random.nextLong());

            var seen = table.seenBy(by(attempt)).routesTo(BERLIN);

            assertThat(seen)
                    .as("seed %d, round %d", seed, i)
                    .extracting(Route::trunk)
                    .containsExactlyInAnyOrderElementsOf(names);
            assertThat(table.seenBy(by(attempt)).routesTo(BERLIN)).isEqualTo(seen);
        }
    }

    @Test
    void each_trunk_comes_first_as_often_as_its_weight_says() {
        var table = Trunking.table(Ordering.SHARE, plain("a", 1), plain("b", 2), plain("c", 7));
        var random = new SplittableRandom(42);
        var orders = new HashMap<String, Integer>();

        for (int i = 0; i < DRAWS; i++) {
            var seen = table.seenBy(by(new UUID(random.nextLong(), random.nextLong())))
                    .routesTo(BERLIN);
            orders.merge(seen.get(0).trunk() + seen.get(1).trunk(), 1, Integer::sum);
        }

        // Whoever is first leaves the others their own weights; five standard deviations of a binomial each.
        assertShare(orders, "ab", 0.1 * 2 / 9);
        assertShare(orders, "ac", 0.1 * 7 / 9);
        assertShare(orders, "ba", 0.2 * 1 / 8);
        assertShare(orders, "bc", 0.2 * 7 / 8);
        assertShare(orders, "ca", 0.7 * 1 / 3);
        assertShare(orders, "cb", 0.7 * 2 / 3);
    }

    private static void assertShare(Map<String, Integer> orders, String order, double share) {
        double deviation = Math.sqrt(DRAWS * share * (1 - share));
        assertThat((double) orders.getOrDefault(order, 0))
                .as(order)
                .isBetween(DRAWS * share - 5 * deviation, DRAWS * share + 5 * deviation);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "trunk-" + i).toList();
    }

    private static Trunk trunk(String name, int weight, int strip, String prefix) {
        return new Trunk(name, null, weight, strip, prefix, null, null);
    }
}
