package io.ringback.engine.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.engine.Orders;
import io.ringback.engine.pool.Limits;
import io.ringback.engine.pool.Load;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    @Test
    void switch_must_reach_the_caller_and_every_target() {
        AttemptAuthorized order = Orders.at(NOW)
                .callee("+493023125002")
                .target("+493023125003", 30, 60, Set.of(), "gw")
                .build();

        assertThat(Placement.choose(order, List.of(with("a", "default", 1, "sim")), new SplittableRandom(1)))
                .isEmpty();
        assertThat(Placement.choose(order, List.of(with("b", "default", 1, "sim", "gw")), new SplittableRandom(1)))
                .map(Switch::name)
                .contains("b");
    }

    @Test
    void sandbox_orders_go_to_sandbox_switches_and_no_others_do() {
        List<Candidate> both = List.of(with("real", "default", 1, "sim"), with("toy", Switch.SANDBOX, 1, "sim"));
        AttemptAuthorized toy = Orders.at(NOW).callee("+493023125002").sandbox().build();
        AttemptAuthorized real = Orders.at(NOW).callee("+493023125002").build();

        for (long seed = 0; seed < 50; seed++) {
            assertThat(Placement.choose(toy, both, new SplittableRandom(seed)))
                    .map(Switch::name)
                    .contains("toy");
            assertThat(Placement.choose(real, both, new SplittableRandom(seed)))
                    .map(Switch::name)
                    .contains("real");
        }
    }

    @Test
    void switch_that_is_full_or_whose_trunk_is_full_is_passed_over() {
        AttemptAuthorized order = Orders.at(NOW).callee("+493023125002").build();
        Candidate full = carrying("full", new Load(1, 0, 2, true, Map.of(), List.of()));
        Candidate narrow = carrying("narrow", new Load(1, 0, 2, false, Map.of(), List.of("sim")));
        Candidate other = carrying("other", new Load(9, 0, 18, false, Map.of(), List.of("gw")));

        assertThat(Placement.atOnce(order, List.of(full, narrow, other))).containsExactly(other);
        assertThat(Placement.atOnce(order, List.of(full, narrow))).isEmpty();
    }

    @Test
    void calls_are_spread_by_weight() {
        List<Candidate> both = List.of(with("small", "default", 1, "sim"), with("big", "default", 3, "sim"));
        AttemptAuthorized order = Orders.at(NOW).callee("+493023125002").build();
        SplittableRandom random = new SplittableRandom(7);

        Map<String, Long> counts = IntStream.range(0, 4000)
                .mapToObj(
                        _ -> Placement.choose(order, both, random).orElseThrow().name())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts.get("big")).isBetween(2800L, 3200L);
    }

    private static Candidate carrying(String name, Load load) {
        return new Candidate(with(name, "default", 1, "sim").target(), load);
    }

    private static Candidate with(String name, String group, int weight, String... trunks) {
        List<Trunk> list = List.of(trunks).stream()
                .map(trunk -> new Trunk(trunk, "PJSIP/{number}@" + trunk))
                .toList();
        Switch target = new Switch(
                new UUID(0, name.hashCode()),
                name,
                "127.0.0.1",
                5038,
                "engine",
                "",
                group,
                weight,
                list,
                Limits.NONE,
                null,
                1,
                NOW,
                null,
                SwitchState.READY,
                null,
                null);
        return new Candidate(target, Load.NONE);
    }
}
