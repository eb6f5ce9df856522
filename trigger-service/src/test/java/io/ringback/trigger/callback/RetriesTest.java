package io.ringback.trigger.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {
    private static final Retries TWICE = new Retries(2, Duration.ofMinutes(5), false);

    /** The whole table of causes. */
    @ParameterizedTest
    @CsvSource({
        // Never: the number does not exist, or somebody said no.
        "INVALID_NUMBER, 1, 404, never",
        "INVALID_NUMBER, 22, 410, never",
        "INVALID_NUMBER, 28, 484, never",
        "REJECTED, 21, 403, never",
        "REJECTED, 21, 603, never",
        "REJECTED, 55, 403, never",
        "REJECTED, 57, 403, never",
        "REJECTED, 87, 403, never",
        // Another trunk's business, inside the attempt.
        "UNREACHABLE, 2, 404, never",
        "UNREACHABLE, 3, 404, never",
        "FAILED, 26, 404, never",
        "UNREACHABLE, 27, 502, never",
        "UNREACHABLE, 102, 504, never",
        "UNREACHABLE, , , never",
        // Done.
        "ANSWERED, 16, 200, never",
        "ANSWERED, 16, , never",
        "CANCELLED, 16, , never",
        "ABANDONED, 16, , never",
        "NO_DESTINATION, 16, , never",
        // Short: the line is busy, or the network is full.
        "BUSY, 17, 486, 300",
        "BUSY, 17, , 300",
        "CONGESTION, 34, 503, 300",
        "CONGESTION, 38, 503, 300",
        "CONGESTION, 41, 503, 300",
        "CONGESTION, 42, 503, 300",
        "CONGESTION, 47, 503, 300",
        "CONGESTION, 58, 503, 300",
        // Long: nobody is there.
        "NO_ANSWER, 18, 408, 600",
        "NO_ANSWER, 19, 480, 600",
        "NO_ANSWER, 20, 480, 600",
        "NO_ANSWER, , 408, 600",
        "NO_ANSWER, , , 600",
        "UNREACHABLE, 19, 480, 600",
        "UNREACHABLE, 20, 480, 600",
        "UNREACHABLE, , 480, 600",
        "UNREACHABLE, 18, , 600",
        // A fault of the network, tried once more inside the attempt, if at all.
        "FAILED, 29, 501, never",
        "FAILED, 65, 488, never",
        "FAILED, 70, 488, never",
        "FAILED, 79, 501, never",
        "FAILED, 88, 488, never",
        "FAILED, 31, 500, never",
        "FAILED, 111, 500, never",
        "FAILED, 127, 500, never",
        // What happened was never learned.
        "UNKNOWN, , , never"
    })
    void cause_decides_whether_and_when(
            Disposition disposition, @Nullable Integer cause, @Nullable Integer sip, String expected) {
        String wait = TWICE.after(end(disposition, cause, sip, EndReason.NOT_CONNECTED), 1)
                .map(duration -> Long.toString(duration.toSeconds()))
                .orElse("never");

        assertThat(wait).isEqualTo(expected);
    }

    @Test
    void tries_are_counted() {
        AttemptEnded busy = end(Disposition.BUSY, 17, 486, EndReason.NOT_CONNECTED);

        assertThat(TWICE.after(busy, 2)).contains(Duration.ofMinutes(5));
        assertThat(TWICE.after(busy, 3)).isEmpty();
        assertThat(Retries.NONE.after(busy, 1)).isEmpty();
    }

    @Test
    void only_four_dispositions_are_ever_tried_again() {
        Set<Disposition> never = EnumSet.complementOf(EnumSet.of(
                Disposition.BUSY,
                Disposition.CONGESTION,
                Disposition.NO_ANSWER,
                Disposition.UNREACHABLE,
                // no try at all
                Disposition.DEFERRED));
        for (Disposition disposition : never) {
            for (int cause = 1; cause <= 127; cause++) {
                assertThat(TWICE.after(end(disposition, cause, null, EndReason.NOT_CONNECTED), 1))
                        .as("%s %s", disposition, cause)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"BUSY, 300", "CONGESTION, 300", "NO_ANSWER, 600"})
    void leg_that_failed_makes_no_difference_the_caller_is_rung_first_again(Disposition disposition, long seconds) {
        for (Leg leg : Leg.values()) {
            var end = new AttemptEnded(
                    disposition,
                    null,
                    leg,
                    HungUpBy.NETWORK,
                    EndReason.NOT_CONNECTED,
                    null,
                    null,
                    true,
                    true,
                    null,
                    0,
                    0,
                    false);
            assertThat(TWICE.after(end, 1)).contains(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void unknown_end_is_tried_again_only_if_so_wished() {
        var unknown = end(Disposition.UNKNOWN, null, null, EndReason.LOST);

        assertThat(new Retries(1, Duration.ofSeconds(60), true).after(unknown, 1))
                .contains(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {"CANCELLED", "SUSPENDED", "BLOCKED", "OPERATOR"})
    void whatever_was_stopped_is_not_tried_again(EndReason reason) {
        assertThat(TWICE.after(end(Disposition.BUSY, 17, 486, reason), 1)).isEmpty();
    }

    @Test
    void policy_beyond_its_limits_is_refused() {
        assertThatThrownBy(() -> new Retries(21, Duration.ofMinutes(5), false)).hasMessage("times must be 0 to 20: 21");
        assertThatThrownBy(() -> new Retries(-1, Duration.ofMinutes(5), false)).hasMessage("times must be 0 to 20: -1");
        assertThatThrownBy(() -> new Retries(1, Duration.ofMillis(999), false))
                .hasMessage("interval must be 1 second to 1 day: PT0.999S");
        assertThatThrownBy(() -> new Retries(1, Duration.ofDays(1).plusSeconds(1), false))
                .hasMessage("interval must be 1 second to 1 day: PT24H1S");
    }

    @Test
    void deferrals_wait_longer_each_time_up_to_a_minute() {
        for (int seed = 0; seed < 100; seed++) {
            UUID attempt = Callbacks.id(seed);
            assertThat(Deferral.after(1, attempt)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(Deferral.after(2, attempt)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
            assertThat(Deferral.after(5, attempt)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(32));
            assertThat(Deferral.after(6, attempt)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
            assertThat(Deferral.after(1_000, attempt)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        }
    }

    private static AttemptEnded end(
            Disposition disposition, @Nullable Integer cause, @Nullable Integer sip, EndReason reason) {
        return new AttemptEnded(
                disposition, null, Leg.CALLEE, HungUpBy.NETWORK, reason, cause, sip, true, true, null, 0, 0, false);
    }
}
