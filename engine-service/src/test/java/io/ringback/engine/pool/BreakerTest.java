package io.ringback.engine.pool;

import static io.ringback.engine.pool.Demands.RULE;
import static io.ringback.engine.pool.Demands.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.engine.pool.Breaker.Closed;
import io.ringback.engine.pool.Breaker.Open;
import io.ringback.engine.pool.Breaker.Probing;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.CARRIED, Outcome.FAILED, Outcome.UNKNOWN);

    @Test
    void opens_after_so_many_failures_in_a_row() {
        Breaker breaker = failed(failed(Breaker.CLOSED, T0), T0);

        assertThat(breaker).isEqualTo(new Closed(2));
        assertThat(failed(breaker, T0)).isEqualTo(new Open(T0, T0.plusSeconds(30), 1));
    }

    @Test
    void one_dial_that_is_carried_makes_it_forget_the_failures() {
        Breaker breaker = failed(failed(Breaker.CLOSED, T0), T0).ended(Outcome.CARRIED, RULE, T0);

        assertThat(breaker).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void dial_of_which_nothing_is_known_changes_nothing() {
        assertThat(new Closed(2).ended(Outcome.UNKNOWN, RULE, T0)).isEqualTo(new Closed(2));
        assertThat(open().ended(Outcome.UNKNOWN, RULE, T0)).isEqualTo(open());
    }

    @Test
    void one_probe_goes_out_when_the_pause_is_over() {
        Instant over = T0.plusSeconds(30);

        assertThat(open().carries(over.minusMillis(1))).isFalse();
        assertThat(open().carries(over)).isTrue();
        Breaker probing = open().dialled(RULE, over);
        assertThat(probing).isEqualTo(new Probing(T0, over.plusSeconds(60), 1));
        assertThat(probing.carries(over.plusSeconds(1))).isFalse();
    }

    @Test
    void probe_that_is_carried_closes_it() {
        assertThat(open().dialled(RULE, T0.plusSeconds(30)).ended(Outcome.CARRIED, RULE, T0.plusSeconds(31)))
                .isEqualTo(Breaker.CLOSED);
    }

    @Test
    void probe_that_fails_doubles_the_pause_up_to_the_longest() {
        Instant now = T0.plusSeconds(30);
        Breaker twice = failed(open().dialled(RULE, now), now);
        Breaker thrice = failed(twice.dialled(RULE, now), now);

        assertThat(twice).isEqualTo(new Open(T0, now.plusSeconds(60), 2));
        assertThat(thrice).isEqualTo(new Open(T0, now.plusSeconds(100), 3));
    }

    @Test
    void probe_that_is_never_heard_of_is_followed_by_another() {
        Instant first = T0.plusSeconds(30);
        Instant second = first.plusSeconds(60);

        assertThat(open().dialled(RULE, first).dialled(RULE, second))
                .isEqualTo(new Probing(T0, second.plusSeconds(60), 1));
        assertThat(open().dialled(RULE, first).ended(Outcome.UNKNOWN, RULE, first.plusSeconds(5)))
                .isEqualTo(new Open(T0, first.plusSeconds(5), 1));
    }

    @Test
    void late_failure_of_a_dial_before_does_not_lengthen_the_pause() {
        assertThat(failed(open(), T0.plusSeconds(20))).isEqualTo(open());
    }

    @Test
    void whatever_happens_it_probes_again_in_time_and_closes_when_dials_are_carried() {
        for (long seed = 1; seed <= 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Breaker breaker = Breaker.CLOSED;
            Instant now = T0;
            for (int i = 0; i < 200; i++) {
                now = now.plusSeconds(random.nextInt(40));
                breaker = random.nextBoolean()
                        ? breaker.dialled(RULE, now)
                        : breaker.ended(OUTCOMES.get(random.nextInt(OUTCOMES.size())), RULE, now);
                assertThat(breaker.carries(now.plusSeconds(100)))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(breaker.ended(Outcome.CARRIED, RULE, now))
                        .as("seed %d", seed)
                        .isEqualTo(Breaker.CLOSED);
            }
        }
    }

    private static Breaker open() {
        return new Open(T0, T0.plusSeconds(30), 1);
    }

    private static Breaker failed(Breaker breaker, Instant now) {
        return breaker.ended(Outcome.FAILED, RULE, now);
    }
}
