package io.ringback.rating.routing;

import static io.ringback.rating.routing.Trunking.BERLIN;
import static io.ringback.rating.routing.Trunking.by;
import static io.ringback.rating.routing.Trunking.plain;
import static io.ringback.rating.routing.Trunking.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
    private static final UUID ATTEMPT = new UUID(1, 2);

    @Test
    void score_is_answered_calls_of_a_thousand_less_a_point_for_each_tenth_of_a_second_to_the_ringing() {
        var record = new TrunkRecord(200, 150, 120, 7_200_000, 450_000, 3);

        assertThat(record.answeredPerMille()).isEqualTo(600);
        assertThat(record.meanTalkMillis()).isEqualTo(60_000);
        assertThat(record.meanPostDialDelayMillis()).isEqualTo(3_000);
        assertThat(record.score()).isEqualTo(570);
        assertThat(TrunkRecord.NONE.score()).isZero();
    }

    @Test
    void best_score_comes_first_and_an_unknown_trunk_counts_as_the_average() {
        var records = Map.of(
                "good", answered(90, 100), "bad", answered(10, 100), "new", answered(0, 19), "fair", answered(60, 100));

        assertThat(seen(
                        Ordering.QUALITY,
                        records,
                        plain("bad", 1),
                        plain("new", 1),
                        plain("good", 1),
                        plain("fair", 1)))
                .containsExactly("good", "fair", "new", "bad");
    }

    @Test
    void trunks_nobody_knows_share_by_weight() {
        var firsts = new HashMap<String, Integer>();
        var table = table(Ordering.QUALITY, plain("light", 1), plain("heavy", 3));

        for (int i = 0; i < 10_000; i++) {
            var routes = table.seenBy(by(new UUID(i, 0))).routesTo(BERLIN);
            firsts.merge(routes.getFirst().trunk(), 1, Integer::sum);
        }

        // Five standard deviations: sqrt(10,000 * 0.75 * 0.25) = 43.
        assertThat(firsts.getOrDefault("heavy", 0)).isBetween(7_500 - 217, 7_500 + 217);
    }

    @ParameterizedTest(name = "{0} failovers of {1} dials with {2} %: {3}")
    @CsvSource({
        "10, 100, 10, first second",
        "11, 100, 10, first",
        "19, 19, 10, first second",
        "20, 20, 10, first",
        "0, 100, 0, first second",
        "1, 100, 0, first",
        "100, 100, , first second"
    })
    void trunk_with_its_fill_of_others_failures_is_offered_to_its_own_calls_only(
            long failovers, long dials, Integer budget, String expected) {
        var budgeted = new Trunk("second", null, 1, 0, "", null, budget);
        var records = Map.of("second", new TrunkRecord(dials, 0, 0, 0, 0, failovers));

        assertThat(String.join(" ", seen(Ordering.LISTED, records, plain("first", 1), budgeted)))
                .isEqualTo(expected);
        assertThat(seen(Ordering.LISTED, records, budgeted, plain("first", 1))).containsExactly("second", "first");
    }

    private static List<String> seen(Ordering order, Map<String, TrunkRecord> records, Trunk... trunks) {
        return table(order, trunks).seenBy(by(ATTEMPT, new TrunkRecords(records, 20))).routesTo(BERLIN).stream()
                .map(Route::trunk)
                .toList();
    }

    private static TrunkRecord answered(long answered, long dials) {
        return new TrunkRecord(dials, answered, answered, 0, 0, 0);
    }
}
