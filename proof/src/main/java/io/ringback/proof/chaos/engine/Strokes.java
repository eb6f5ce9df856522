package io.ringback.proof.chaos.engine;

import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.chaos.Journal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Chooses engines, and kills and freezes them. Right before a kill, rating stands still for two to three seconds: what
 * waits for its word, a keyed number or more time, waits visibly, and its answer finds another engine.
 */
final class Strokes {
    private static final String RATING = "rating-service";

    /** What was just taken over shall be known again; a third of the kills hit what is not yet. */
    private static final Duration SETTLED = Duration.ofSeconds(6);

    private static final int AT_ONCE = 2;
    private static final Duration BETWEEN_FREEZES = Duration.ofSeconds(4);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(3);

    /** So long it is waited for an engine that has a call in every phase that is still wanted. */
    private static final Duration CHOOSY = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final StackProcesses processes;
    private final Engines engines;
    private final Sight sight;
    private final Tally tally;
    private final Journal journal;
    private final Random random;
    private long lastFreeze;
    private long lastKill;

    Strokes(StackProcesses processes, Engines engines, Sight sight, Tally tally, Journal journal, long seed) {
        this.processes = processes;
        this.engines = engines;
        this.sight = sight;
        this.tally = tally;
        this.journal = journal;
        this.random = new Random(seed);
        this.lastFreeze = System.nanoTime();
        this.lastKill = System.nanoTime();
    }

    /** Freezes one, if it is time and enough others are there. */
    void maybeFreeze(Duration lasts) {
        var able = engines.able();
        if (!isOver(lastFreeze, BETWEEN_FREEZES)
                || engines.frozen() >= engines.names().size() / 2
                || able.size() <= leastAlive()) {
            return;
        }
        var calls = sight.byEngine();
        best(calls, able, Set.of(Phase.values())).stream().limit(1).forEach(engine -> {
            var those = calls.getOrDefault(engine, List.of());
            if (engines.freeze(engine, lasts)) {
                journal.tell("freeze " + engine + " with " + Sight.words(those));
                tally.frozen(those);
                sight.gone(those);
            }
            lastFreeze = System.nanoTime();
        });
    }

    /** Kills one or two, if it is time and enough others are there. */
    void maybeKill(Set<Phase> wanted, int most) throws InterruptedException {
        var able = engines.able();
        int room = Math.min(Math.min(AT_ONCE, most), able.size() - leastAlive());
        if (!isOver(lastKill, BETWEEN_KILLS) || room <= 0) {
            return;
        }
        var calls = sight.byEngine();
        boolean choosy = !isOver(lastKill, CHOOSY);
        var victims = best(calls, able, wanted).stream()
                .filter(engine -> !choosy || isPromising(calls.getOrDefault(engine, List.of()), wanted))
                .limit(room)
                .toList();
        if (!victims.isEmpty()) {
            kill(victims);
            lastKill = System.nanoTime();
        }
    }

    private void kill(List<String> victims) throws InterruptedException {
        var rating = processes.names().stream()
                .filter(name -> name.startsWith(RATING))
                .toList();
        try {
            rating.forEach(processes::freeze);
            pause(Duration.ofMillis(2_000 + random.nextInt(1_000)));
            var calls = sight.byEngine();
            for (String engine : victims) {
                var those = calls.getOrDefault(engine, List.of());
                if (engines.kill(engine)) {
                    journal.tell("kill " + engine + " with " + Sight.words(those));
                    tally.killed(those);
                    sight.gone(those);
                }
            }
        } finally {
            rating.forEach(processes::thaw);
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        long until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() - until < 0) {
            engines.thawDue();
            sight.look();
            Thread.sleep(LOOK);
        }
    }

    /** Those that have calls, the one with most wanted phases first. */
    private List<String> best(Map<String, List<EngineCall>> calls, List<String> able, Set<Phase> wanted) {
        boolean settledOnly = random.nextInt(3) > 0;
        return calls.entrySet().stream()
                .filter(entry -> able.contains(entry.getKey()))
                .filter(entry -> !settledOnly || sight.hasHadFor(entry.getValue(), SETTLED))
                .filter(entry -> Sight.standing(entry.getValue(), wanted) > 0)
                .sorted(Comparator.comparingLong(
                        (Map.Entry<String, List<EngineCall>> entry) -> -Sight.standing(entry.getValue(), wanted)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What waits for rating does so only once that stands still. */
    private static boolean isPromising(List<EngineCall> those, Set<Phase> wanted) {
        return wanted.stream()
                .filter(phase -> phase != Phase.AUTHORISING && phase != Phase.EXTENSION)
                .allMatch(phase -> Sight.standing(those, Set.of(phase)) > 0);
    }

    private int leastAlive() {
        return Math.max(1, engines.names().size() / 4);
    }

    private static boolean isOver(long since, Duration span) {
        return System.nanoTime() - since >= span.toNanos();
    }
}
