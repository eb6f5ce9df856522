package io.ringback.proof.chaos.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which calls each engine has, looked at again and again, and how long switches without an engine waited for one. */
final class Sight {
    private final LiveCalls calls;
    private final Holdings holdings;
    private final Collection<String> engines;
    private final Map<UUID, Long> left = new HashMap<>();
    private final Takeovers takeovers = new Takeovers();

    Sight(LiveCalls calls, Holdings holdings, Collection<String> engines) {
        this.calls = calls;
        this.holdings = holdings;
        this.engines = engines;
    }

    /** The calls of each engine that has any. */
    Map<String, List<EngineCall>> byEngine() {
        look();
        return calls.now().stream()
                .filter(call -> holdings.processOf(call.holding()).isPresent())
                .collect(Collectors.groupingBy(
                        call -> holdings.processOf(call.holding()).orElseThrow(), TreeMap::new, Collectors.toList()));
    }

    /** Reads who has taken what; called often, for the times are only as good as that. */
    void look() {
        long now = System.nanoTime();
        for (Holding taken : holdings.look(engines)) {
            Optional.ofNullable(left.remove(taken.switchId()))
                    .ifPresent(since -> takeovers.add(Duration.ofNanos(now - since)));
        }
    }

    /** Whether the engine has had all these for so long. */
    boolean hasHadFor(Collection<EngineCall> those, Duration least) {
        long now = System.nanoTime();
        return those.stream()
                .map(EngineCall::holding)
                .distinct()
                .allMatch(holding -> now - holdings.sinceNanos(holding) >= least.toNanos());
    }

    /** The engine that had these is gone. */
    void gone(Collection<EngineCall> those) {
        long now = System.nanoTime();
        var switches = new HashSet<UUID>();
        those.forEach(call -> switches.add(call.holding().switchId()));
        switches.forEach(each -> left.put(each, now));
    }

    Takeovers takeovers() {
        return takeovers;
    }

    /** For the log: {@code 12 calls: bridged 3, extension 1}. */
    static String words(Collection<EngineCall> those) {
        var counts = new EnumMap<Phase, Long>(Phase.class);
        those.forEach(call -> call.phase().ifPresent(phase -> counts.merge(phase, 1L, Long::sum)));
        return those.size() + " calls: "
                + counts.entrySet().stream()
                        .map(count -> count.getKey().title() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** In how many of these phases the calls stand. */
    static long standing(Collection<EngineCall> those, Set<Phase> phases) {
        return those.stream()
                .flatMap(call -> call.phase().stream())
                .filter(phases::contains)
                .distinct()
                .count();
    }
}
