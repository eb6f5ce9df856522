package io.ringback.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final Set<Kind> ALL = Set.of(Kind.values());
    private static final List<String> TARGETS = List.of("kafka", "postgres", "simulator", "engine-service");

    @Test
    void one_seed_gives_the_same_faults_again_and_another_gives_others() {
        assertThat(faults(plan(7, ALL), 40)).isEqualTo(faults(plan(7, ALL), 40)).isNotEqualTo(faults(plan(8, ALL), 40));
    }

    @Test
    void every_kind_and_every_target_comes_before_any_comes_again() {
        var faults = faults(plan(1, ALL), 12);

        assertThat(counts(faults)).isEqualTo(Map.of(Kind.KILL, 3L, Kind.PAUSE, 3L, Kind.FREEZE, 3L, Kind.CUT, 3L));
        var processes = faults.stream()
                .filter(fault -> fault.kind() != Kind.CUT)
                .map(Fault::target)
                .toList();
        assertThat(processes.subList(0, 4)).containsExactlyInAnyOrderElementsOf(TARGETS);
        assertThat(processes.subList(4, 8)).containsExactlyInAnyOrderElementsOf(TARGETS);
    }

    @Test
    void only_what_was_stopped_lasts_and_only_switches_are_cut() {
        for (Fault fault : faults(plan(3, ALL), 200)) {
            assertThat(fault.lasts())
                    .isBetween(fault.kind().shortest(), fault.kind().longest());
            assertThat(fault.after().toMillis()).isBetween(1_500L, 6_000L);
            if (fault.kind() == Kind.CUT) {
                assertThat(fault.target()).isEqualTo("simulator");
            }
        }
        assertThat(new Fault(Kind.FREEZE, "kafka", Duration.ZERO, Duration.ofMillis(9_240)))
                .hasToString("freeze kafka for 9.2 s");
        assertThat(new Fault(Kind.KILL, "kafka", Duration.ZERO, Duration.ZERO)).hasToString("kill kafka");
    }

    @Test
    void a_plan_that_could_break_nothing_is_refused() {
        assertThatThrownBy(() -> new FaultPlan(1, Set.of(Kind.CUT), List.of("kafka"), Switches::isOne))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is nothing to break: kinds [CUT], targets [kafka]");
    }

    private static FaultPlan plan(long seed, Set<Kind> kinds) {
        return new FaultPlan(seed, kinds, TARGETS, Switches::isOne);
    }

    private static List<Fault> faults(FaultPlan plan, int count) {
        return Stream.generate(plan::next).limit(count).toList();
    }

    private static Map<Kind, Long> counts(List<Fault> faults) {
        return new HashMap<>(faults.stream().collect(Collectors.groupingBy(Fault::kind, Collectors.counting())));
    }
}
