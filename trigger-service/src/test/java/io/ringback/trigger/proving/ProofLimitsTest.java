package io.ringback.trigger.proving;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.trigger.proving.ProofLimits.Exceeded;
import io.ringback.trigger.proving.ProofLimits.Told;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProofLimitsTest {
    private final ProofLimits limits = new ProofLimits(3, 6, 60, 30);

    @Test
    void one_below_each_limit_is_let_through() {
        assertThat(limits.exceeded(new Told(2, 5, 59, 29))).isEmpty();
    }

    @Test
    void each_limit_stops_by_itself_and_says_when_to_come_again() {
        assertThat(limits.exceeded(new Told(3, 3, 3, 3)))
                .contains(new Exceeded(
                        "this number was told as many codes this hour as it may be", Duration.ofMinutes(20)));
        assertThat(limits.exceeded(new Told(0, 6, 0, 0)))
                .contains(new Exceeded("this number was told as many codes today as it may be", Duration.ofHours(6)));
        assertThat(limits.exceeded(new Told(0, 0, 60, 0)))
                .contains(new Exceeded(
                        "this account had as many codes told this hour as it may", Duration.ofMinutes(20)));
        assertThat(limits.exceeded(new Told(0, 0, 30, 30)))
                .contains(new Exceeded(
                        "as many visitors asked here this hour as are let through", Duration.ofMinutes(20)));
    }
}
