package io.ringback.proof.chaos.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineChaosCommandTest {

    @Test
    void options_are_read_in_any_order_and_have_defaults() {
        var line =
                "--rate 2.5 --kills 7 --seed 42 --minutes 20 --freezes 9 --frozen 30 --quiet 90 --report r.md --here";

        assertThat(EngineChaosCommand.of(List.of(line.split(" ")), 1))
                .isEqualTo(new EngineChaosCommand(
                        new EngineChaosSettings(
                                42,
                                7,
                                10_000,
                                9,
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(20),
                                2.5,
                                Optional.empty(),
                                Duration.ofSeconds(90)),
                        Optional.of(Path.of("r.md"))));
        assertThat(EngineChaosCommand.of(List.of(), 11))
                .isEqualTo(new EngineChaosCommand(
                        new EngineChaosSettings(
                                11,
                                200,
                                10_000,
                                100,
                                Duration.ofSeconds(60),
                                Duration.ofMinutes(90),
                                5,
                                Optional.empty(),
                                Duration.ofMinutes(5)),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seed x",
                "--kills",
                "--kills 1001",
                "--freezes -1",
                "--frozen 7",
                "--minutes 181",
                "--minutes 0",
                "--rate 0",
                "--rate 51",
                "--quiet 601",
                "--report",
                "--harder"
            })
    void what_has_no_bounds_or_no_meaning_is_refused(String line) {
        assertThatThrownBy(() -> EngineChaosCommand.of(List.of(line.split(" ")), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
