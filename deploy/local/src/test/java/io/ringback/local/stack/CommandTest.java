package io.ringback.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.local.process.Halt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void commands_are_read_with_their_options_in_any_order() {
        assertThat(Command.of(List.of("up"))).isEqualTo(new Command.Up(false, Replicas.ONE_EACH));
        assertThat(Command.of(List.of("up", "--replicas", "engine=2,trigger-service=3", "-d")))
                .isEqualTo(
                        new Command.Up(true, new Replicas(Map.of("engine-service", 2, "trigger-service", 3), false)));
        assertThat(Command.of(List.of("up", "--sandbox", "-d")))
                .isEqualTo(new Command.Up(true, Replicas.ONE_EACH.withSandbox()));
        assertThat(Command.of(List.of("logs", "-f", "gateway")))
                .isEqualTo(new Command.Logs(Optional.of("gateway"), true));
        assertThat(Command.of(List.of("logs"))).isEqualTo(new Command.Logs(Optional.empty(), false));
        assertThat(Command.of(List.of("down"))).isEqualTo(new Command.Down());
        assertThat(Command.of(List.of("doctor"))).isEqualTo(new Command.Doctor());
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatThrownBy(() -> Command.of(List.of("up", "--fast")))
                .isInstanceOf(Halt.class)
                .hasMessage("./ringback up does not know '--fast'.");
        assertThatThrownBy(() -> Command.of(List.of("up", "--replicas", "engine=0")))
                .hasMessage("--replicas must be like engine=2, with 1 to 8: engine=0");
        assertThatThrownBy(() -> Command.of(List.of("up", "--replicas", "kafka=2")))
                .hasMessage("--replicas knows trigger, rating, engine and cdr, not kafka.");
    }

    @Test
    void replicas_are_numbered_from_two() {
        assertThat(Replicas.of("engine=3").namesOf("engine-service"))
                .containsExactly("engine-service", "engine-service-2", "engine-service-3");
        assertThat(Replicas.ONE_EACH.namesOf("cdr-service")).containsExactly("cdr-service");
    }
}
