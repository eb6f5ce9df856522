package io.ringback.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: mistakes put in on purpose are found, each within the usual seeds. */
class PlantedFlawsTest {
    private static final int SEEDS = 2_000;

    @ParameterizedTest
    @EnumSource
    void planted_flaw_is_found(Flaw flaw) {
        EnumSet<Fault> faults = EnumSet.copyOf(SimulationTest.FAULTS);
        if (flaw == Flaw.LOST_ANSWER_DIALS_AGAIN) {
            faults.add(Fault.PLACING_ANSWER_LOST);
        }

        Optional<RuntimeException> found = Optional.empty();
        for (long seed = 1; seed <= SEEDS && found.isEmpty(); seed++) {
            found = failure(seed, EnumSet.of(flaw), faults);
        }

        assertThat(found).as("what %s breaks", flaw).isPresent();
        assertThat(found.orElseThrow()).isInstanceOf(Violation.class).hasMessageMatching(expected(flaw));
    }

    private static Optional<RuntimeException> failure(long seed, EnumSet<Flaw> flaws, EnumSet<Fault> faults) {
        try {
            new Simulation(seed, flaws, faults, null).run();
            return Optional.empty();
        } catch (RuntimeException violation) {
            return Optional.of(violation);
        }
    }

    /** Which invariant it must break, so that it is not found by something else. */
    private static String expected(Flaw flaw) {
        return switch (flaw) {
            case NO_DUPLICATE_CHECK -> "I(5|6|7|8): .*";
            case INTENT_NOT_DURABLE -> "I4: .* before its intent was durable";
            case EXTENSION_AS_DELTA -> "I11: .* talked .*";
            case LOST_ANSWER_DIALS_AGAIN -> "I[34]: .*";
            case LEASE_NOT_CHECKED -> "I10: .*";
            case SETTLED_TWICE -> "I6: .* is settled 2 times";
            case HOLDS_NOT_COUNTED -> "I6: the hold does not cover .*";
            case NO_OUTBOX -> "I(3|4|5|6|13): .*";
            case DELETED_BEFORE_SENT -> "I(3|8|13): .*";
            case CANCEL_FORGOTTEN -> "I5: .* was withdrawn at .*";
            case WAITING_CALL_KEPT -> "I4: .* intended twice";
        };
    }
}
