package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FlightsTest {
    private final AtomicInteger signals = new AtomicInteger();
    private final Flights flights = new Flights(signals::incrementAndGet);

    @Test
    void shard_lands_when_every_message_is_answered() {
        flights.begin((short) 3, 2);
        flights.of((short) 3).acknowledged(10);
        assertThat(flights.land()).isEmpty();

        flights.of((short) 3).acknowledged(11);

        assertThat(signals).hasValue(1);
        assertThat(flights.land()).containsExactly(new Flights.Landed((short) 3, List.of(10L, 11L), null));
        assertThat(flights.none()).isTrue();
    }

    @Test
    void first_failure_is_kept_with_what_was_acknowledged() {
        var first = new IllegalStateException("first");
        flights.begin((short) 3, 4);
        flights.of((short) 3).acknowledged(10);
        flights.of((short) 3).failed(first);
        flights.of((short) 3).failed(new IllegalStateException("second"));
        flights.of((short) 3).heldBack();

        assertThat(flights.land()).containsExactly(new Flights.Landed((short) 3, List.of(10L), first));
    }

    @Test
    void shard_is_not_sent_twice_at_a_time() {
        flights.begin((short) 3, 1);

        assertThatThrownBy(() -> flights.begin((short) 3, 1)).hasMessage("shard 3 is still on its way");
        assertThat(flights.has((short) 4)).isFalse();
    }
}
