package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Party;
import io.ringback.trigger.admission.Rings.Count;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often somebody may be rung. */
class RingsTest {
    private static final Party CALLER = new Party.E164("+442079460001");
    private static final Party.E164 CALLEE = new Party.E164("+493023125002");

    @ParameterizedTest
    @CsvSource({
        // per hour, per day, rung in the hour, rung in the day, allowed
        "6, 20, 0, 0, true",
        "6, 20, 5, 19, true",
        "6, 20, 6, 6, false",
        "6, 20, 0, 20, false",
        "6, 20, 7, 21, false",
        "0, 20, 99, 19, true",
        "0, 20, 0, 20, false",
        "6, 0, 5, 99, true",
        "6, 0, 6, 6, false",
        "0, 0, 99, 99, true"
    })
    void number_is_rung_no_more_often_than_the_caps_allow(int hour, int day, long inHour, long inDay, boolean allowed) {
        Rings rings = new Rings(hour, day, Map.of(CALLEE.number(), new Count(inHour, inDay)));

        assertThat(rings.answer(new Numbers(CALLER, List.of(CALLEE), null), null)
                        .allowed())
                .isEqualTo(allowed);
    }

    @Test
    void fallback_counts_and_the_caller_does_not() {
        Count often = new Count(9, 9);
        Rings rings = new Rings(6, 20, Map.of(CALLEE.number(), often, "+442079460001", often));

        assertThat(rings.answer(new Numbers(CALLER, List.of(new Party.E164("+493023125003"), CALLEE), null), null))
                .isEqualTo(Rule.NUMBER_CAP.forbids("+493023125002 was rung too often of late."));
        assertThat(rings.answer(new Numbers(CALLER, List.of(), null), null).allowed())
                .isTrue();
    }
}
