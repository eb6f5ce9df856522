package io.ringback.proof.chaos.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Holding HOLDING = new Holding(new UUID(1, 1), 7);

    private final Tally tally = new Tally();

    @Test
    void kill_counts_once_for_each_phase_in_which_a_call_of_that_engine_stood() {
        var first = call("Talking", false);
        var second = call("Talking", false);
        var asking = call("Talking", true);

        tally.killed(List.of(first, second, asking, call("Lost", false)));
        tally.killed(List.of(second));
        tally.killed(List.of());

        assertThat(tally.kills()).isEqualTo(3);
        assertThat(Stream.of(Phase.values()).map(tally::kills)).containsExactly(0, 0, 0, 0, 2, 1, 0);
        assertThat(tally.killed(Phase.BRIDGED)).isEqualTo(Set.of(first.attempt(), second.attempt()));
        assertThat(tally.killed(Phase.EXTENSION)).isEqualTo(Set.of(asking.attempt()));
    }

    @Test
    void freezes_are_counted_apart_from_kills() {
        var ringing = call("RingingCaller", false);

        tally.frozen(List.of(ringing));

        assertThat(tally.freezes()).isEqualTo(1);
        assertThat(tally.freezes(Phase.RINGING_CALLER)).isEqualTo(1);
        assertThat(tally.frozen(Phase.RINGING_CALLER)).isEqualTo(Set.of(ringing.attempt()));
        assertThat(tally.kills()).isZero();
    }

    @Test
    void phases_are_wanted_until_enough_engines_were_killed_in_them() {
        tally.killed(List.of(call("Closing", false), call("Asking", false)));
        tally.killed(List.of(call("Closing", false), call("AwaitingRuling", false), call("RingingCallee", false)));

        assertThat(tally.below(2))
                .containsExactly(
                        Phase.RINGING_CALLER,
                        Phase.MENU,
                        Phase.AUTHORISING,
                        Phase.RINGING_CALLEE,
                        Phase.BRIDGED,
                        Phase.EXTENSION);
        assertThat(tally.below(0)).isEmpty();
    }

    private static EngineCall call(String state, boolean asking) {
        return new EngineCall(UUID.randomUUID(), HOLDING, Phase.of(state, asking));
    }
}
