package io.ringback.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.CallbackStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadRunTest {
    private static final LoadSettings TEN = LoadSettings.of(10, Duration.ofSeconds(1));

    private final ScriptedStack stack = new ScriptedStack();

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void requests_leave_on_their_schedule_though_nothing_is_answered() throws Exception {
        stack.answersOnceAllHaveCome(TEN.requests());

        var result = stack.run(TEN);

        assertThat(result.answers()).isEqualTo(Map.of("202", 10L));
        assertThat(result.passed()).isTrue();
        // The first waited for the last, which was due nine tenths of a second later: that is in its latency.
        assertThat(result.accepted().getMaxValue()).isGreaterThanOrEqualTo(890_000);
        assertThat(result.accepted().getTotalCount()).isEqualTo(10);
        assertThat(result.dialled().getTotalCount()).isEqualTo(10);
        assertThat(result.ended().getTotalCount()).isEqualTo(10);
        assertThat(result.recorded().getTotalCount()).isEqualTo(10);
    }

    @Test
    void refused_requests_and_callbacks_that_end_otherwise_make_it_fail() throws Exception {
        stack.endsAs(CallbackStatus.NOT_REACHED).refusesEvery(5);

        var result = stack.run(TEN);

        assertThat(result.answers()).isEqualTo(Map.of("202", 8L, "503", 2L));
        assertThat(result.ends()).isEqualTo(Map.of("NOT_REACHED", 8L));
        assertThat(result.passed()).isFalse();
    }

    @Test
    void callback_that_does_not_end_is_open_when_the_drain_is_over() throws Exception {
        stack.neverEnds();

        var result = stack.run(TEN.drainingFor(Duration.ofMillis(200)));

        assertThat(result.ends()).isEqualTo(Map.of("open", 10L));
        assertThat(result.passed()).isFalse();
    }

    @Test
    void insistent_request_is_sent_again_with_its_key_until_it_is_answered() throws Exception {
        stack.refusesEvery(2);

        var result = stack.run(TEN.insistingFor(Duration.ofSeconds(30)));

        assertThat(result.answers()).isEqualTo(Map.of("202", 10L));
        assertThat(result.sentAgain()).isPositive();
        assertThat(stack.idempotencyKeys()).hasSize(10);
    }
}
