package io.ringback.proof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.proof.bench.BenchCommand.Area;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void nothing_said_measures_the_whole_way_within_ten_minutes() {
        assertThat(BenchCommand.of(List.of()))
                .isEqualTo(new BenchCommand(Area.WHOLE, Duration.ofMinutes(2), 100, false, 200_000, 5_000));
    }

    @Test
    void everything_can_be_chosen() {
        assertThat(BenchCommand.of(List.of("load", "--minutes", "5", "--rate", "300", "--json", "--here")))
                .isEqualTo(new BenchCommand(Area.LOAD, Duration.ofMinutes(5), 300, true, 200_000, 5_000));
        assertThat(BenchCommand.of(List.of("engine")).area()).isEqualTo(Area.ENGINE);
        assertThat(BenchCommand.of(List.of("trigger", "--stored", "10000000", "--listeners", "100")))
                .isEqualTo(new BenchCommand(Area.TRIGGER, Duration.ofMinutes(2), 100, false, 10_000_000, 100));
    }

    @Test
    void the_whole_way_is_measured_without_what_needs_a_stack_of_its_own() {
        assertThat(Stream.of(Area.values()).filter(Area.WHOLE::includes))
                .containsExactly(Area.WHOLE, Area.RAW, Area.LATENCY, Area.LOAD);
    }

    @Test
    void word_that_is_not_known_is_named() {
        assertThatThrownBy(() -> BenchCommand.of(List.of("fast")))
                .hasMessage("./ringback bench does not know 'fast'; the areas are whole, raw, latency, load, trigger,"
                        + " rating and engine.");
        assertThatThrownBy(() -> BenchCommand.of(List.of("--minutes", "61")))
                .hasMessage("--minutes needs a whole number, 1 to 60: '61'");
        assertThatThrownBy(() -> BenchCommand.of(List.of("--rate")))
                .hasMessage("--rate needs a whole number, 1 to 1000: ''");
    }
}
