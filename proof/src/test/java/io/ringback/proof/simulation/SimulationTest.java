package io.ringback.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever fails, dies, freezes or gets lost at whatever moment: what must hold holds. */
class SimulationTest {
    static final String SEEDS = "ringback.simulation.seeds";
    static final String FIRST = "ringback.simulation.first";
    private static final int USUAL = 2_000;
    private static final int LONG = 20_000;

    /** Every fault; without those the engine does not survive yet. */
    static final Set<Fault> FAULTS =
            EnumSet.complementOf(EnumSet.of(Fault.PLACING_ANSWER_LOST, Fault.TAKEOVER_ANSWER_LOST));

    @Test
    void every_seed_comes_to_rest_with_all_that_must_hold() {
        long first = Long.getLong(FIRST, 1);
        int seeds = Integer.getInteger(SEEDS, Boolean.getBoolean("ringback.test.all") ? LONG : USUAL);

        int talks = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            talks += Simulation.run(seed, FAULTS).talks();
        }

        if (seeds == 1) {
            System.out.println(Simulation.history(first, FAULTS));
        }
        assertThat(seeds < USUAL || talks > seeds / 2)
                .as("enough talks to prove anything")
                .isTrue();
    }
}
