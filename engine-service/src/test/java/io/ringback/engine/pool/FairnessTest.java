package io.ringback.engine.pool;

import static io.ringback.engine.pool.Demands.T0;
import static io.ringback.engine.pool.Demands.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random histories of a line: who comes, who goes, who gives up, and how time passes. */
class FairnessTest {
    private static final int HISTORIES = 300;
    private static final int STEPS = 300;
    private static final List<String> TRUNKS = List.of("a", "b", "c");

    @Test
    void limits_hold_at_every_moment_and_nobody_begins_twice_or_after_leaving() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            new Run(seed).check();
        }
    }

    @Test
    void of_two_accounts_that_both_wait_none_gets_more_than_one_call_ahead() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SwitchPool pool = Demands.channels(2 * random.nextInt(1, 4));
            for (int i = 0; i < 40; i++) {
                Demands.join(pool, Demands.call(i, i < 30 ? 1 : 2, random.nextInt(100)));
            }
            Map<UUID, Integer> served = new HashMap<>();
            List<UUID> live = new ArrayList<>();
            while (served.getOrDefault(account(2), 0) < 10) {
                for (UUID next : pool.admit(T0)) {
                    live.add(next);
                    served.merge(account(next.getLeastSignificantBits() < 30 ? 1 : 2), 1, Integer::sum);
                    int ahead = served.getOrDefault(account(1), 0) - served.getOrDefault(account(2), 0);
                    assertThat(ahead).as("seed %d", seed).isBetween(-1, 1);
                }
                pool.left(live.remove(random.nextInt(live.size())), T0);
            }
        }
    }

    @Test
    void place_is_how_many_begin_before() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SwitchPool pool = Demands.channels(2);
            for (int i = 0; i < 30; i++) {
                Demands.join(pool, Demands.call(i, random.nextInt(5), random.nextInt(20)));
            }
            Map<UUID, Integer> places = new LinkedHashMap<>();
            pool.tell(T0).forEach(told -> places.put(told.attemptId(), told.place()));
            int place = 0;
            for (List<UUID> next = pool.admit(T0); !next.isEmpty(); next = pool.admit(T0)) {
                place++;
                assertThat(places.get(next.getFirst())).as("seed %d", seed).isEqualTo(place);
                pool.left(next.getFirst(), T0);
            }
            assertThat(place).isEqualTo(30);
        }
    }

    /** One history. */
    private static final class Run {
        private final long seed;
        private final SplittableRandom random;
        private final Limits whole;
        private final Map<String, Limits> limits = new HashMap<>();
        private final SwitchPool pool;
        private final Map<UUID, Demand> waiting = new LinkedHashMap<>();
        private final List<UUID> live = new ArrayList<>();
        private final Set<UUID> everBegun = new HashSet<>();
        private final List<Instant> begins = new ArrayList<>();
        private Instant now = T0;
        private int attempts;

        Run(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.whole = limits(2, 12, 1, 6);
            TRUNKS.forEach(trunk -> limits.put(trunk, limits(2, 8, 1, 4)));
            this.pool = Demands.limited(whole, limits);
        }

        private Limits limits(int leastChannels, int mostChannels, int leastRate, int mostRate) {
            return new Limits(
                    random.nextInt(3) == 0 ? null : random.nextInt(leastChannels, mostChannels),
                    random.nextInt(3) == 0 ? null : random.nextInt(leastRate, mostRate));
        }

        void check() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> come();
                    case 2 -> end();
                    case 3 -> giveUp();
                    default -> now = now.plusMillis(random.nextInt(700));
                }
                admit();
            }
            drain();
        }

        private void come() {
            Demand demand = Demands.over(
                    attempts++,
                    random.nextInt(4),
                    random.nextInt(30),
                    ways(),
                    random.nextBoolean() ? ways() : List.of());
            waiting.put(demand.attemptId(), demand);
            pool.join(demand, 0, now);
        }

        private List<String> ways() {
            int first = random.nextInt(TRUNKS.size());
            return random.nextBoolean()
                    ? List.of(TRUNKS.get(first))
                    : List.of(TRUNKS.get(first), TRUNKS.get((first + 1) % TRUNKS.size()));
        }

        private void end() {
            if (!live.isEmpty()) {
                pool.left(live.remove(random.nextInt(live.size())), T0);
            }
        }

        private void giveUp() {
            if (!waiting.isEmpty()) {
                UUID left = List.copyOf(waiting.keySet()).get(random.nextInt(waiting.size()));
                waiting.remove(left);
                pool.left(left, now);
            }
        }

        private void admit() {
            for (UUID begun : pool.admit(now)) {
                Demand demand = Objects.requireNonNull(
                        waiting.remove(begun), () -> "seed " + seed + ": begins without waiting");
                assertThat(everBegun.add(begun))
                        .as("seed %d: begins once", seed)
                        .isTrue();
                pool.dialled(begun, Leg.CALLER, 1, usedWay(demand), now);
                live.add(begun);
                begins.add(now);
            }
            holds();
        }

        /** As the machine chooses: the first way that is not to be avoided. */
        private String usedWay(Demand demand) {
            List<String> avoided = pool.avoided(demand.attemptId(), Leg.CALLER, now);
            return demand.callerWays().stream()
                    .filter(way -> !avoided.contains(way))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("seed " + seed + ": begins without a way"));
        }

        private void holds() {
            Load load = pool.load(now);
            Integer most = whole.maxChannels();
            assertThat(load.channels()).as("seed %d", seed).isLessThanOrEqualTo(most == null ? 10_000 : most);
            load.trunks().forEach((name, trunk) -> {
                Integer mostOfTrunk = limits.getOrDefault(name, Limits.NONE).maxChannels();
                assertThat(trunk.channels())
                        .as("seed %d, trunk %s", seed, name)
                        .isBetween(0, mostOfTrunk == null ? 10_000 : mostOfTrunk);
            });
            Integer perSecond = whole.callsPerSecond();
            long lately = begins.stream()
                    .filter(begin -> Duration.between(begin, now).toMillis() < 1_000)
                    .count();
            assertThat(lately).as("seed %d", seed).isLessThanOrEqualTo(perSecond == null ? 10_000 : perSecond);
            assertThat(load.waiting()).as("seed %d", seed).isEqualTo(waiting.size());
            assertThat(load.calls()).as("seed %d", seed).isEqualTo(live.size());
        }

        /** Once calls end and nobody comes any more, everybody who waits gets in. */
        private void drain() {
            for (int i = 0; i < 2_000 && !waiting.isEmpty(); i++) {
                List.copyOf(live).forEach(left -> pool.left(left, now));
                live.clear();
                now = now.plusSeconds(1);
                admit();
            }
            assertThat(waiting).as("seed %d: nobody starves", seed).isEmpty();
        }
    }
}
