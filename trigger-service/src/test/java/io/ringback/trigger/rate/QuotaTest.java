package io.ringback.trigger.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.trigger.rate.Quota.Allowance;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final long SECOND = 1_000_000_000L;
    /** Three in six seconds: one comes back every two. */
    private static final Quota QUOTA = new Quota(3, Duration.ofSeconds(6));

    @Test
    void all_of_it_may_be_used_at_once() {
        Allowance first = QUOTA.take(0, 0);
        Allowance second = QUOTA.take(first.usedUpUntil(), 0);
        Allowance third = QUOTA.take(second.usedUpUntil(), 0);
        Allowance fourth = QUOTA.take(third.usedUpUntil(), 0);

        assertThat(first).isEqualTo(new Allowance(true, 2 * SECOND, 2, 2, 0));
        assertThat(second).isEqualTo(new Allowance(true, 4 * SECOND, 1, 4, 0));
        assertThat(third).isEqualTo(new Allowance(true, 6 * SECOND, 0, 6, 0));
        assertThat(fourth).isEqualTo(new Allowance(false, 6 * SECOND, 0, 6, 2));
    }

    @Test
    void it_comes_back_one_by_one() {
        assertThat(QUOTA.take(6 * SECOND, 2 * SECOND)).isEqualTo(new Allowance(true, 8 * SECOND, 0, 6, 0));
        assertThat(QUOTA.take(6 * SECOND, 2 * SECOND - 1)).isEqualTo(new Allowance(false, 6 * SECOND, 0, 5, 1));
        assertThat(QUOTA.take(6 * SECOND, 100 * SECOND)).isEqualTo(new Allowance(true, 102 * SECOND, 2, 2, 0));
    }

    @Test
    void refused_request_uses_nothing_up() {
        Allowance refused = QUOTA.take(6 * SECOND, 0);

        assertThat(refused.usedUpUntil()).isEqualTo(6 * SECOND);
    }

    @Test
    void quota_of_nothing_is_none() {
        assertThatThrownBy(() -> new Quota(0, Duration.ofSeconds(6))).hasMessage("requests must be positive: 0");
        assertThatThrownBy(() -> new Quota(3, Duration.ofMillis(999)))
                .hasMessage("window must be at least a second: PT0.999S");
    }
}
