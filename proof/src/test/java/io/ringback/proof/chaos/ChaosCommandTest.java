package io.ringback.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosCommandTest {

    @Test
    void options_are_read_in_any_order_and_have_defaults() {
        var line = "--rate 2.5 --kinds kill,cut --seed 42 --minutes 1.5 --faults 9 --targets engine,kafka --quiet 90";

        assertThat(ChaosCommand.of(List.of(line.split(" ")), 1))
                .isEqualTo(new ChaosSettings(
                        42,
                        Duration.ofSeconds(90),
                        9,
                        Set.of(Kind.KILL, Kind.CUT),
                        Set.of("engine", "kafka"),
                        2.5,
                        Duration.ofSeconds(90)));
        assertThat(ChaosCommand.of(List.of(), 11))
                .isEqualTo(new ChaosSettings(
                        11, Duration.ofMinutes(5), 1_000, Set.of(Kind.values()), Set.of(), 4, Duration.ofMinutes(4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seed x",
                "--seed",
                "--minutes 0.1",
                "--minutes 61",
                "--faults 0",
                "--kinds burn",
                "--kinds",
                "--rate 0",
                "--rate 101",
                "--quiet 0",
                "--quiet 601",
                "--targets engine;kafka",
                "--harder"
            })
    void what_has_no_bounds_or_no_meaning_is_refused(String line) {
        assertThatThrownBy(() -> ChaosCommand.of(List.of(line.split(" ")), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everything_but_the_gateway_is_hit_unless_targets_are_named() {
        var all = ChaosSettings.of(1, 3);
        var some = ChaosCommand.of(List.of("--targets", "engine"), 1);

        assertThat(List.of("engine-service-2", "kafka", "gateway"))
                .filteredOn(all::hits)
                .containsExactly("engine-service-2", "kafka");
        assertThat(List.of("engine-service-2", "kafka", "gateway"))
                .filteredOn(some::hits)
                .containsExactly("engine-service-2");
    }
}
