package io.ringback.messaging;

import static io.ringback.messaging.EventNumbers.Verdict.APPLY;
import static io.ringback.messaging.EventNumbers.Verdict.DROP;
import static io.ringback.messaging.EventNumbers.Verdict.PARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventNumbersTest {
    @Test
    void first_message_of_an_aggregate_is_number_one() {
        assertThat(LongStream.rangeClosed(1, 3).mapToObj(number -> EventNumbers.judge(0, number)))
                .containsExactly(APPLY, PARK, PARK);
    }

    @Test
    void next_is_applied_old_is_dropped_and_later_is_parked() {
        assertThat(LongStream.rangeClosed(1, 5).mapToObj(number -> EventNumbers.judge(2, number)))
                .containsExactly(DROP, DROP, APPLY, PARK, PARK);
    }

    @Test
    void numbers_begin_with_one() {
        assertThatThrownBy(() -> EventNumbers.judge(0, 0)).hasMessage("number must be positive: 0");
    }
}
