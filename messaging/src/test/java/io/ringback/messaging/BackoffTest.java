package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff NONE = Backoff.none(Duration.ofMillis(100), Duration.ofSeconds(1));

    @Test
    void pause_doubles_with_each_failure_up_to_the_longest() {
        assertThat(Stream.iterate(NONE, Backoff::afterFailure)
                        .limit(7)
                        .map(each -> each.pause().toMillis()))
                .containsExactly(0L, 100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void success_begins_anew() {
        assertThat(NONE.afterFailure().afterFailure().afterSuccess()).isEqualTo(NONE);
    }

    @Test
    void very_many_failures_do_no_harm() {
        assertThat(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Integer.MAX_VALUE).pause())
                .isEqualTo(Duration.ofSeconds(1));
    }
}
