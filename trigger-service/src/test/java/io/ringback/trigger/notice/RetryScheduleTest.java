package io.ringback.trigger.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void tries_span_a_little_more_than_three_days() {
        var span = IntStream.rangeClosed(1, 9)
                .mapToObj(tries -> RetrySchedule.after(tries, 0).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(span).isBetween(Duration.ofHours(72), Duration.ofHours(80));
        assertThat(RetrySchedule.after(10, 0)).isEmpty();
    }

    @Test
    void each_pause_is_longer_than_the_one_before_and_chance_adds_a_tenth_at_most() {
        assertThat(RetrySchedule.after(1, 0)).isEqualTo(Optional.of(Duration.ofSeconds(5)));
        assertThat(RetrySchedule.after(1, 1)).isEqualTo(Optional.of(Duration.ofMillis(5_500)));
        for (int tries = 1; tries < 9; tries++) {
            assertThat(RetrySchedule.after(tries + 1, 0).orElseThrow())
                    .isGreaterThan(RetrySchedule.after(tries, 1).orElseThrow());
        }
    }

    @Test
    void no_try_at_all_has_no_pause() {
        assertThatThrownBy(() -> RetrySchedule.after(0, 0)).hasMessage("tries must be positive: 0");
    }
}
