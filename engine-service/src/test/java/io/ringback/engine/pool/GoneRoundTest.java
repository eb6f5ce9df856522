package io.ringback.engine.pool;

import static io.ringback.engine.pool.Demands.T0;
import static io.ringback.engine.pool.Demands.attempt;
import static io.ringback.engine.pool.Demands.limited;
import static io.ringback.engine.pool.Demands.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.pool.Load.Breaking;
import io.ringback.engine.pool.Load.TrunkLoad;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trunks whose dials fail one after the other are gone round. */
class GoneRoundTest {
    private final SwitchPool pool = limited(Limits.NONE, Map.of("a", Limits.NONE, "b", Limits.NONE));
    private int attempts;

    @Test
    void trunk_whose_dials_fail_is_gone_round_and_shown() {
        failing("a", 3, T0);

        assertThat(pool.avoided(attempt(99), Leg.CALLER, T0)).containsExactly("a");
        assertThat(pool.load(T0))
                .isEqualTo(new Load(
                        0,
                        0,
                        0,
                        false,
                        Map.of("a", new TrunkLoad(0, false, Breaking.OPEN, T0), "b", TrunkLoad.NONE),
                        List.of("a")));
    }

    @Test
    void where_all_fail_the_one_that_opened_first_is_dialled_and_then_the_other() {
        failing("b", 3, T0);
        failing("a", 3, T0.plusSeconds(5));

        assertThat(pool.avoided(attempt(99), Leg.CALLER, T0.plusSeconds(6))).containsExactly("b", "a");
        pool.began(attempt(98), 1, 1, "b", null, T0.plusSeconds(6));
        assertThat(pool.avoided(attempt(99), Leg.CALLER, T0.plusSeconds(6))).containsExactly("a", "b");
    }

    @Test
    void call_that_waited_begins_over_the_trunk_that_works() {
        failing("a", 3, T0);
        pool.join(over(50, 1, 0, List.of("a", "b"), List.of("a", "b")), 0, T0);

        assertThat(pool.admit(T0)).containsExactly(attempt(50));
        assertThat(pool.load(T0).trunks().get("b")).isEqualTo(new TrunkLoad(2, false));
    }

    @Test
    void first_ring_over_it_closes_it() {
        failing("a", 3, T0);
        Instant later = T0.plusSeconds(30);
        pool.began(attempt(60), 1, 1, "a", null, later);
        assertThat(pool.load(later).trunks().get("a")).isEqualTo(new TrunkLoad(1, false, Breaking.PROBING, T0));

        pool.heard(attempt(60), 1, Outcome.CARRIED, later);
        pool.heard(attempt(60), 1, Outcome.FAILED, later);

        assertThat(pool.load(later).trunks().get("a")).isEqualTo(new TrunkLoad(1, false));
    }

    @ParameterizedTest(name = "{0} cause {1} sip {2} rang {3} by {4} is {5}")
    @CsvSource({
        "CONGESTION, 34, 503, false, NETWORK, FAILED",
        "FAILED, 38, 500, false, NETWORK, FAILED",
        "UNREACHABLE,,, false, NETWORK, FAILED",
        "UNREACHABLE, 27, 502, false, NETWORK, FAILED",
        "UNREACHABLE, 19, 480, false, NETWORK, CARRIED",
        "CONGESTION, 34, 503, true, NETWORK, CARRIED",
        "BUSY, 17, 486, false, CALLEE, CARRIED",
        "REJECTED, 21, 603, false, CALLEE, CARRIED",
        "REJECTED,,, false, PLATFORM, UNKNOWN",
        "NO_ANSWER,,, false, PLATFORM, UNKNOWN",
        "INVALID_NUMBER, 1, 404, false, NETWORK, CARRIED",
        "DEFERRED,,, false, PLATFORM, UNKNOWN"
    })
    void end_of_a_leg_tells_how_its_trunk_is(
            Disposition disposition, Integer cause, Integer sip, boolean rang, HungUpBy by, Outcome outcome) {
        assertThat(Outcome.of(new LegEnded(Leg.CALLER, 1, cause, sip, disposition, rang, by)))
                .isEqualTo(outcome);
    }

    private void failing(String trunk, int dials, Instant now) {
        for (int i = 0; i < dials; i++) {
            attempts++;
            pool.began(attempt(attempts), 1, 1, trunk, null, now);
            pool.heard(attempt(attempts), 1, Outcome.FAILED, now);
            pool.left(attempt(attempts), now);
        }
    }
}
