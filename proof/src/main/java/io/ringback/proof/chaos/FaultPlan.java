package io.ringback.proof.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which faults come, one after another, all from one seed. Kinds and targets are dealt like cards: each comes once
 * before any comes again.
 */
final class FaultPlan {
    private static final Duration SHORTEST_GAP = Duration.ofMillis(1_500);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(6);

    private final Random random;
    private final List<Kind> kinds;
    private final List<String> processes;
    private final List<String> switches;
    private final Deque<Kind> kindsLeft = new ArrayDeque<>();
    private final Deque<String> processesLeft = new ArrayDeque<>();
    private final Deque<String> switchesLeft = new ArrayDeque<>();

    /**
     * A plan.
     *
     * @param seed the same seed, kinds and targets give the same faults
     * @param kinds of faults
     * @param targets names of processes
     * @param isSwitch which of them are switches, whose connections can be cut
     */
    FaultPlan(long seed, Collection<Kind> kinds, Collection<String> targets, Predicate<String> isSwitch) {
        this.random = new Random(seed);
        this.processes = List.copyOf(new TreeSet<>(targets));
        this.switches = processes.stream().filter(isSwitch).toList();
        this.kinds = new TreeSet<>(kinds)
                .stream()
                        .filter(kind -> kind != Kind.CUT || !switches.isEmpty())
                        .toList();
        if (this.kinds.isEmpty() || processes.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to break: kinds " + kinds + ", targets " + targets);
        }
    }

    Fault next() {
        var kind = deal(kindsLeft, kinds);
        var target = kind == Kind.CUT ? deal(switchesLeft, switches) : deal(processesLeft, processes);
        return new Fault(kind, target, between(SHORTEST_GAP, LONGEST_GAP), between(kind.shortest(), kind.longest()));
    }

    private <T> T deal(Deque<T> left, List<T> all) {
        if (left.isEmpty()) {
            var shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            left.addAll(shuffled);
        }
        return left.removeFirst();
    }

    private Duration between(Duration least, Duration most) {
        return least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1));
    }
}
