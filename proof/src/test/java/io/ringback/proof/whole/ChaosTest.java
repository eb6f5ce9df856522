package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.proof.chaos.ChaosRun;
import io.ringback.proof.chaos.ChaosSettings;
import org.junit.jupiter.api.Test;

/**
 * Faults under load. {@code -Dringback.chaos.seed=<n>} gives others; {@code -Dringback.test.all=true} gives more.
 */
@OnTheStack
class ChaosTest {
    /** Three kills, pauses, freezes and cuts, and every process hit at least once. */
    private static final int FAULTS = Boolean.getBoolean("ringback.test.all") ? 60 : 12;

    private static final long SEED = Long.getLong("ringback.chaos.seed", 3);

    private final RunningStack stack;

    ChaosTest(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void stack_that_is_broken_again_and_again_under_load_loses_and_doubles_nothing() throws Exception {
        var report = new ChaosRun(stack.environment(), ChaosSettings.of(SEED, FAULTS), System.out).run();

        assertThat(report.findings()).as(report.toString()).isEmpty();
        assertThat(report.faults()).hasSize(FAULTS);
        assertThat(report.load().completedCount()).isPositive();
    }
}
