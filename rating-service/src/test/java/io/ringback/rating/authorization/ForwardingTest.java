package io.ringback.rating.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.rating.authorization.Forward.When;
import io.ringback.rating.authorization.Forwarding.Reached;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private static final Party.Voicemail BOX = new Party.Voicemail("42");

    @Test
    void number_without_rules_is_rung_itself() {
        assertThat(from(number(1), Map.of())).isEqualTo(new Reached(List.of(target(1, 60)), Map.of()));
    }

    @Test
    void forwarded_number_does_not_ring_and_the_way_is_the_rules_own() {
        var rules = Map.of(number(1).number(), List.of(new Forward(When.ALWAYS, number(2), "mobile", 20)));

        assertThat(from(number(1), rules))
                .isEqualTo(new Reached(
                        List.of(target(2, 20)),
                        Map.of(number(2), List.of(new Route("mobile", number(2).number())))));
    }

    @Test
    void followers_come_behind_the_number_after_their_outcomes() {
        var rules = Map.of(
                number(1).number(),
                List.of(
                        new Forward(When.NO_ANSWER, BOX, "voicemail-u", 10),
                        new Forward(When.UNREACHABLE, BOX, "voicemail-u", 10),
                        new Forward(When.BUSY, number(2), null, 30)),
                number(2).number(),
                List.of(new Forward(When.OTHER, number(3), null, 30)));

        assertThat(from(number(1), rules).targets())
                .containsExactly(
                        target(1, 60),
                        target(2, 30, TargetCondition.BUSY),
                        target(3, 30, TargetCondition.OTHER),
                        new Fallback(BOX, 10, Set.of(TargetCondition.NO_ANSWER, TargetCondition.UNREACHABLE)));
    }

    @Test
    void circle_of_forwarded_numbers_leads_nowhere() {
        var rules = Map.of(
                number(1).number(), List.of(always(2)),
                number(2).number(), List.of(always(1)));

        assertThat(from(number(1), rules).targets()).isEmpty();
    }

    @Test
    void fifth_hop_is_followed_and_the_sixth_is_not() {
        var rules = new HashMap<String, List<Forward>>();
        for (int i = 1; i <= 6; i++) {
            rules.put(number(i).number(), List.of(always(i + 1)));
        }
        var shorter = new HashMap<>(rules);
        shorter.remove(number(6).number());

        assertThat(from(number(1), shorter).targets()).containsExactly(target(6, 30));
        assertThat(from(number(1), rules).targets()).isEmpty();
    }

    @Test
    void fallbacks_of_the_request_come_last_and_nobody_twice() {
        var rules = Map.of(number(1).number(), List.of(new Forward(When.BUSY, number(2), null, 30)));
        var fallbacks = List.of(
                new Fallback(number(2), 15, Set.of()), new Fallback(number(3), 15, Set.of(TargetCondition.BUSY)));

        assertThat(Forwarding.from(number(1), 60, fallbacks, rules).targets())
                .containsExactly(
                        target(1, 60), target(2, 30, TargetCondition.BUSY), target(3, 15, TargetCondition.BUSY));
    }

    @Test
    void any_graph_of_rules_ends_within_five_hops_and_names_nobody_twice() {
        for (long seed = 0; seed < 10_000; seed++) {
            var random = new SplittableRandom(seed);
            int numbers = random.nextInt(1, 30);
            var rules = anyRules(random, numbers);
            var callee = number(1);

            var targets = from(callee, rules).targets();

            var parties = targets.stream().map(Fallback::party).toList();
            assertThat(parties).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(parties.size()).as("seed %d", seed).isLessThanOrEqualTo(Forwarding.MAX_TARGETS);
            assertThat(within(callee, rules)).as("seed %d", seed).containsAll(parties);
        }
    }

    /** Everybody at most five rules away, by breadth. */
    private static Set<Party> within(Party callee, Map<String, List<Forward>> rules) {
        var near = new HashSet<Party>(Set.of(callee));
        for (int hop = 0; hop < 5; hop++) {
            for (Party party : new ArrayList<>(near)) {
                if (party instanceof Party.E164 number) {
                    rules.getOrDefault(number.number(), List.of()).forEach(rule -> near.add(rule.to()));
                }
            }
        }
        return near;
    }

    private static Map<String, List<Forward>> anyRules(SplittableRandom random, int numbers) {
        var rules = new HashMap<String, List<Forward>>();
        for (int i = 1; i <= numbers; i++) {
            var own = new ArrayList<Forward>();
            for (When when : When.values()) {
                if (random.nextInt(when == When.ALWAYS ? 5 : 2) == 0) {
                    Party to = random.nextInt(8) == 0 ? BOX : number(random.nextInt(1, numbers + 1));
                    own.add(new Forward(when, to, random.nextBoolean() ? "sim" : null, 30));
                }
            }
            rules.put(number(i).number(), own);
        }
        return rules;
    }

    private static Reached from(Party.E164 callee, Map<String, List<Forward>> rules) {
        return Forwarding.from(callee, 60, List.of(), rules);
    }

    private static Forward always(int to) {
        return new Forward(When.ALWAYS, number(to), null, 30);
    }

    private static Fallback target(int number, int ring, TargetCondition... on) {
        return new Fallback(number(number), ring, Set.of(on));
    }

    private static Party.E164 number(int i) {
        return new Party.E164("+493023125%03d".formatted(i));
    }
}
