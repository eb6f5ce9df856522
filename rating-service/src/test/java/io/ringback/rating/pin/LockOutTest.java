package io.ringback.rating.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LockOutTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void two_are_forgiven_and_each_further_one_locks_twice_as_long_up_to_a_day() {
        var delays = new ArrayList<Long>();
        var lockOut = LockOut.NONE;
        for (int i = 0; i < 16; i++) {
            lockOut = lockOut.afterWrongTry(NOON);
            var until = lockOut.until();
            delays.add(until == null ? 0 : Duration.between(NOON, until).toMinutes());
        }

        assertThat(delays)
                .containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 1440L, 1440L, 1440L);
    }

    @Test
    void lock_ends_at_its_moment() {
        var lockOut = new LockOut(3, NOON);

        assertThat(lockOut.open(NOON.minusMillis(1))).isFalse();
        assertThat(lockOut.open(NOON)).isTrue();
    }
}
