package io.ringback.proof.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadCommandTest {

    @Test
    void options_are_read_in_any_order_and_have_defaults() {
        assertThat(LoadCommand.of(List.of("--duration", "90", "--json", "--rate", "2.5", "--drain", "5")))
                .isEqualTo(new LoadCommand(
                        LoadSettings.of(2.5, Duration.ofSeconds(90)).drainingFor(Duration.ofSeconds(5)), true));
        assertThat(LoadCommand.of(List.of()))
                .isEqualTo(new LoadCommand(LoadSettings.of(10, Duration.ofSeconds(30)), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rate 0",
                "--rate 1001",
                "--rate -1",
                "--rate",
                "--rate many",
                "--duration 0.5",
                "--duration 14401",
                "--rate 1000 --duration 501",
                "--drain 601",
                "--speed 3"
            })
    void what_has_no_bounds_or_no_meaning_is_refused(String line) {
        assertThatThrownBy(() -> LoadCommand.of(List.of(line.split(" ")))).isInstanceOf(IllegalArgumentException.class);
    }
}
