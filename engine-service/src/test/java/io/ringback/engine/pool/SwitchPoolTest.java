package io.ringback.engine.pool;

import static io.ringback.engine.pool.Demands.T0;
import static io.ringback.engine.pool.Demands.attempt;
import static io.ringback.engine.pool.Demands.call;
import static io.ringback.engine.pool.Demands.channels;
import static io.ringback.engine.pool.Demands.join;
import static io.ringback.engine.pool.Demands.limited;
import static io.ringback.engine.pool.Demands.over;
import static io.ringback.engine.pool.Demands.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Leg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SwitchPoolTest {
    @Test
    void without_limits_everybody_begins_at_once() {
        SwitchPool pool = limited(Limits.NONE, Map.of());
        join(pool, call(1, 1, 0), call(2, 1, 0), call(3, 2, 0));

        assertThat(pool.admit(T0)).containsExactly(attempt(1), attempt(3), attempt(2));
        assertThat(pool.load(T0))
                .isEqualTo(new Load(3, 0, 6, false, Map.of("any", new Load.TrunkLoad(6, false)), List.of()));
    }

    @Test
    void account_with_many_calls_does_not_keep_another_one_waiting() {
        SwitchPool pool = channels(2);
        join(pool, call(1, 1, 0), call(2, 1, 1), call(3, 1, 2), call(4, 2, 9), call(5, 3, 8));

        assertThat(served(pool, 5)).containsExactly(attempt(1), attempt(4), attempt(5), attempt(2), attempt(3));
    }

    @Test
    void account_whose_call_went_to_another_switch_goes_behind_the_others() {
        SwitchPool pool = channels(2);
        join(pool, call(1, 1, 0), call(2, 1, 1), call(3, 1, 2), call(4, 2, 9), call(5, 3, 8));

        pool.relieved(attempt(1), T0);

        assertThat(pool.knows(attempt(1))).isFalse();
        assertThat(pool.waiting()).containsExactly(attempt(4), attempt(5), attempt(2), attempt(3));
    }

    @Test
    void within_an_account_the_one_that_waits_longest_is_first_whenever_it_joined() {
        SwitchPool pool = channels(2);
        join(pool, call(1, 1, 5), call(2, 1, 3), call(3, 1, 1));

        assertThat(served(pool, 3)).containsExactly(attempt(3), attempt(2), attempt(1));
    }

    @Test
    void rate_lets_the_next_one_out_when_a_second_is_over() {
        SwitchPool pool = perSecond(2);
        join(pool, call(1, 1, 0), call(2, 1, 1), call(3, 1, 2));

        assertThat(pool.admit(T0)).containsExactly(attempt(1), attempt(2));
        assertThat(pool.admit(T0.plusMillis(999))).isEmpty();
        pool.tell(T0.plusMillis(999));
        assertThat(pool.next()).isEqualTo(T0.plusSeconds(1));
        assertThat(pool.admit(T0.plusSeconds(1))).containsExactly(attempt(3));
    }

    @Test
    void full_trunk_is_gone_round_where_there_is_another() {
        SwitchPool pool = limited(Limits.NONE, Map.of("cheap", new Limits(1, null)));
        join(pool, over(1, 1, 0, List.of("cheap", "dear"), List.of("far")));
        join(pool, over(2, 1, 1, List.of("cheap", "dear"), List.of("far")));

        assertThat(pool.admit(T0)).containsExactly(attempt(1), attempt(2));
        assertThat(pool.avoided(attempt(1), Leg.CALLER, T0)).isEmpty();
        assertThat(pool.avoided(attempt(2), Leg.CALLER, T0)).containsExactly("cheap");
        assertThat(pool.load(T0).trunks())
                .isEqualTo(Map.of(
                        "cheap", new Load.TrunkLoad(1, true),
                        "dear", new Load.TrunkLoad(1, false),
                        "far", new Load.TrunkLoad(2, false)));
    }

    @Test
    void nobody_overtakes_on_a_trunk_that_somebody_before_it_waits_for() {
        SwitchPool pool = limited(Limits.NONE, Map.of("a", new Limits(2, null), "b", new Limits(1, null)));
        join(pool, over(1, 1, 0, List.of("a"), List.of("b")));
        pool.admit(T0);
        join(pool, over(2, 1, 1, List.of("a"), List.of("b")), over(3, 2, 2, List.of("a"), List.of("c")));

        assertThat(pool.admit(T0)).isEmpty();
        pool.left(attempt(1), T0);
        assertThat(pool.admit(T0)).containsExactly(attempt(2), attempt(3));
    }

    @Test
    void whoever_needs_another_trunk_goes_past() {
        SwitchPool pool = limited(Limits.NONE, Map.of("a", new Limits(2, null)));
        join(pool, over(1, 1, 0, List.of("a"), List.of("a")));
        pool.admit(T0);
        join(pool, over(2, 1, 1, List.of("a"), List.of("a")), over(3, 1, 2, List.of("b"), List.of("b")));

        assertThat(pool.admit(T0)).containsExactly(attempt(3));
    }

    @Test
    void both_legs_over_one_trunk_need_two_of_its_channels() {
        SwitchPool pool = limited(Limits.NONE, Map.of("a", new Limits(3, null)));
        join(pool, over(1, 1, 0, List.of("a"), List.of("a")), over(2, 1, 1, List.of("a"), List.of("a")));

        assertThat(pool.admit(T0)).containsExactly(attempt(1));
    }

    @Test
    void hunting_over_another_trunk_takes_its_channel_there() {
        SwitchPool pool = limited(Limits.NONE, Map.of("b", new Limits(1, null)));
        pool.began(attempt(1), 2, 1, "a", "b", T0);

        pool.dialled(attempt(1), Leg.CALLEE, 3, "c", T0);

        assertThat(pool.load(T0).trunks())
                .isEqualTo(Map.of(
                        "a", new Load.TrunkLoad(1, false),
                        "b", new Load.TrunkLoad(0, false),
                        "c", new Load.TrunkLoad(1, false)));
    }

    @Test
    void what_began_without_asking_counts_and_gives_back() {
        SwitchPool pool = channels(2);
        pool.began(attempt(1), 2, 1, "any", null, T0);
        pool.began(attempt(1), 2, 1, "any", null, T0);
        join(pool, call(2, 1, 0));

        assertThat(pool.admit(T0)).isEmpty();
        pool.left(attempt(1), T0);
        assertThat(pool.admit(T0)).containsExactly(attempt(2));
    }

    @Test
    void who_leaves_the_line_is_not_called_any_more() {
        SwitchPool pool = channels(2);
        join(pool, call(1, 1, 0), call(2, 1, 1));
        pool.left(attempt(1), T0);

        assertThat(served(pool, 2)).containsExactly(attempt(2));
    }

    @Test
    void line_has_an_end_and_a_call_stands_in_it_once() {
        SwitchPool pool = new SwitchPool(1, Demands.RULE);

        assertThat(pool.join(call(1, 1, 0), 0, T0)).isTrue();
        assertThat(pool.join(call(1, 1, 0), 0, T0)).isTrue();
        assertThat(pool.join(call(2, 1, 0), 0, T0)).isFalse();
        assertThat(pool.load(T0).waiting()).isEqualTo(1);
    }

    @Test
    void place_is_told_once_and_again_when_it_has_halved() {
        SwitchPool pool = channels(2);
        join(pool, call(1, 1, 0), call(2, 1, 1), call(3, 1, 2), call(4, 1, 3), call(5, 1, 4));
        pool.admit(T0);

        assertThat(pool.tell(T0)).containsExactly(place(2, 1), place(3, 2), place(4, 3), place(5, 4));
        assertThat(pool.tell(T0.plusMillis(900))).isEmpty();
        pool.left(attempt(1), T0);
        assertThat(pool.admit(T0.plusSeconds(2))).containsExactly(attempt(2));
        Duration each = Duration.ofSeconds(1);
        assertThat(pool.tell(T0.plusSeconds(2)))
                .containsExactly(new Place(attempt(3), 1, T0.plusSeconds(2).plus(each)));
    }

    @Test
    void place_told_before_a_takeover_is_not_told_again() {
        SwitchPool pool = channels(2);
        pool.began(attempt(9), 2, 1, "any", "any", T0);
        pool.join(call(1, 1, 0), 1, T0);

        assertThat(pool.tell(T0.plusSeconds(5))).isEmpty();
    }

    private static Place place(int attempt, int place) {
        return new Place(attempt(attempt), place, null);
    }

    /** Who begins, one after the other, each when the one before is over. */
    private static List<UUID> served(SwitchPool pool, int calls) {
        List<UUID> served = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            List<UUID> next = pool.admit(T0.plusSeconds(i));
            served.addAll(next);
            next.forEach(left -> pool.left(left, T0));
        }
        return served;
    }
}
