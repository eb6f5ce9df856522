package io.ringback.engine.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(2).toNanos());
    private final Lease lease =
            new Lease(new UUID(0, 1), 7, Instant.EPOCH, Duration.ofSeconds(5), nanos.get(), nanos::get);

    @Test
    void holds_until_five_seconds_after_the_renewal_was_asked_for() {
        pass(Duration.ofSeconds(5).minusNanos(1));
        assertThat(lease.isValid()).isTrue();

        pass(Duration.ofNanos(1));

        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void renewal_counts_from_when_it_was_asked_for_not_from_its_answer() {
        pass(Duration.ofSeconds(2));
        long asked = nanos.get();
        pass(Duration.ofSeconds(4));
        lease.renewed(asked);

        assertThat(lease.isValid()).isTrue();
        pass(Duration.ofSeconds(1));

        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void lease_given_up_holds_no_more_whatever_is_renewed() {
        lease.giveUp();
        lease.renewed(nanos.get());

        assertThat(lease.isValid()).isFalse();
        assertThat(lease.isGivenUp()).isTrue();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
