package io.ringback.engine.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.engine.Orders;
import io.ringback.engine.pool.Limits;
import io.ringback.engine.pool.Load;
import io.ringback.engine.pool.Load.TrunkLoad;
import io.ringback.engine.switches.Relocation.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who leaves a line for another switch, and how many. */
class RelocationTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final Relocation relocation = new Relocation(new SplittableRandom(1));

    @Test
    void as_many_as_begin_at_once_go_and_the_next_ones_first() {
        List<AttemptAuthorized> line = line(5);
        Candidate other = other("b", new Limits(10, null), loaded(6, false));

        List<Move> moves = relocation.plan(line, List.of(other), NOW);

        assertThat(moves)
                .containsExactly(
                        new Move(line.get(0).attemptId(), other.target().id()),
                        new Move(line.get(1).attemptId(), other.target().id()));
    }

    @Test
    void nobody_goes_where_others_wait_or_nothing_fits() {
        List<AttemptAuthorized> line = line(2);
        Candidate full = other("full", Limits.NONE, loaded(8, true));
        Candidate narrow = other("narrow", new Limits(3, null), loaded(2, false));
        Candidate sandbox = with("toy", Switch.SANDBOX, Limits.NONE, Load.NONE, new Trunk("sim", "PJSIP/{number}@sim"));
        Candidate elsewhere = with("far", "default", Limits.NONE, Load.NONE, new Trunk("gw", "PJSIP/{number}@gw"));
        Candidate broken = other("broken", Limits.NONE, new Load(0, 0, 0, false, Map.of(), List.of("sim")));

        assertThat(relocation.plan(line, List.of(full, narrow, sandbox, elsewhere, broken), NOW))
                .isEmpty();
    }

    @Test
    void what_was_sent_counts_until_the_switch_tells_its_load_anew_or_is_silent_for_long() {
        List<AttemptAuthorized> line = line(4);
        Candidate before = other("b", new Limits(4, null), loaded(0, false));
        Candidate after = other("b", new Limits(4, null), loaded(2, false));

        assertThat(relocation.plan(line, List.of(before), NOW)).hasSize(2);
        assertThat(relocation.plan(line, List.of(before), NOW.plusSeconds(1))).isEmpty();
        assertThat(relocation.plan(line, List.of(after), NOW.plusSeconds(2))).hasSize(1);
        assertThat(relocation.plan(line, List.of(after), NOW.plusSeconds(2))).isEmpty();
        assertThat(relocation.plan(line, List.of(after), NOW.plusSeconds(2).plus(Relocation.TOLD_AGAIN)))
                .hasSize(1);
    }

    @Test
    void call_that_fits_nowhere_keeps_nobody_behind_it_back() {
        AttemptAuthorized far = Orders.at(NOW)
                .caller("+442079460001")
                .callerOver("gw")
                .target("+493023125002", 30, 60, Set.of(), "gw")
                .build(new UUID(2, 1), new UUID(1, 100));
        AttemptAuthorized near = order(1);
        Candidate other = other("b", Limits.NONE, Load.NONE);

        assertThat(relocation.plan(List.of(far, near), List.of(other), NOW))
                .containsExactly(new Move(near.attemptId(), other.target().id()));
    }

    @Test
    void trunk_takes_both_legs_and_its_rate_the_callers_alone() {
        Candidate channels = trunk("channels", new Limits(5, null), new TrunkLoad(1, false));
        Candidate rate = trunk("rate", new Limits(null, 3), TrunkLoad.NONE);

        assertThat(relocation.plan(line(9), List.of(channels), NOW)).hasSize(2);
        assertThat(relocation.plan(line(9), List.of(rate), NOW)).hasSize(3);
    }

    @Test
    void caller_goes_round_a_trunk_that_is_full_by_those_sent_before() {
        Trunk narrow = new Trunk("narrow", "PJSIP/{number}@a", 2, null);
        Trunk wide = new Trunk("sim", "PJSIP/{number}@b");
        Candidate other = with("b", "default", Limits.NONE, Load.NONE, narrow, wide);

        assertThat(relocation.plan(over("narrow"), List.of(other), NOW)).hasSize(2);
        assertThat(relocation.plan(over("narrow", "sim"), List.of(other), NOW)).hasSize(3);
    }

    @Test
    void no_more_go_at_one_time_than_are_written_together() {
        Candidate other = other("b", Limits.NONE, Load.NONE);

        assertThat(relocation.plan(line(Relocation.MOST + 1), List.of(other), NOW))
                .hasSize(Relocation.MOST);
    }

    @Test
    void whatever_is_told_nobody_goes_twice_out_of_turn_or_beyond_the_room_that_was_told() {
        for (long seed = 1; seed <= 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Relocation any = new Relocation(random.split());
            List<AttemptAuthorized> line = new ArrayList<>(line(random.nextInt(1, 30)));
            List<Candidate> others = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int channels = random.nextInt(0, 12);
                others.add(other("s" + i, new Limits(12, null), loaded(channels, random.nextInt(4) == 0)));
            }
            Map<UUID, Integer> sent = new HashMap<>();
            for (int look = 0; look < 4; look++) {
                List<Move> moves = any.plan(line, others, NOW.plusSeconds(look));
                assertThat(moves.stream().map(Move::attemptId))
                        .as("seed %d", seed)
                        .containsExactlyElementsOf(line.stream()
                                .limit(moves.size())
                                .map(AttemptAuthorized::attemptId)
                                .toList());
                moves.forEach(move -> sent.merge(move.to(), 2, Integer::sum));
                line.subList(0, moves.size()).clear();
            }
            for (Candidate each : others) {
                int channels =
                        each.load().channels() + sent.getOrDefault(each.target().id(), 0);
                assertThat(channels).as("seed %d", seed).isLessThanOrEqualTo(12);
                if (each.load().full()) {
                    assertThat(sent)
                            .as("seed %d", seed)
                            .doesNotContainKey(each.target().id());
                }
            }
            assertThat(line.isEmpty() || others.stream().allMatch(each -> isFull(each, sent)))
                    .as("seed %d: who could begin does", seed)
                    .isTrue();
        }
    }

    private static boolean isFull(Candidate each, Map<UUID, Integer> sent) {
        return each.load().full()
                || each.load().channels() + sent.getOrDefault(each.target().id(), 0) > 10;
    }

    private static List<AttemptAuthorized> line(int calls) {
        return IntStream.range(0, calls).mapToObj(RelocationTest::order).toList();
    }

    private static AttemptAuthorized order(int n) {
        return Orders.at(NOW).callee("+493023125002").build(new UUID(2, n), new UUID(1, n));
    }

    private static List<AttemptAuthorized> over(String... callerTrunks) {
        return IntStream.range(0, 3)
                .mapToObj(n -> Orders.at(NOW)
                        .caller("+442079460001")
                        .callerOver(callerTrunks)
                        .callee("+493023125002")
                        .build(new UUID(2, n), new UUID(1, n)))
                .toList();
    }

    private static Load loaded(int channels, boolean full) {
        return new Load(channels / 2, full ? 1 : 0, channels, full, Map.of(), List.of());
    }

    private static Candidate other(String name, Limits limits, Load load) {
        return with(name, "default", limits, load, new Trunk("sim", "PJSIP/{number}@sim"));
    }

    private static Candidate trunk(String name, Limits limits, TrunkLoad carried) {
        return with(
                name,
                "default",
                Limits.NONE,
                new Load(0, 0, 0, false, Map.of("sim", carried), List.of()),
                new Trunk("sim", "PJSIP/{number}@sim", limits.maxChannels(), limits.callsPerSecond()));
    }

    private static Candidate with(String name, String group, Limits limits, Load load, Trunk... trunks) {
        return new Candidate(
                new Switch(
                        new UUID(0, name.hashCode()),
                        name,
                        "127.0.0.1",
                        5038,
                        "engine",
                        "",
                        group,
                        1,
                        Arrays.asList(trunks),
                        limits,
                        null,
                        1,
                        NOW,
                        null,
                        SwitchState.READY,
                        null,
                        null),
                load);
    }
}
