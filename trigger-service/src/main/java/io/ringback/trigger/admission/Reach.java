package io.ringback.trigger.admission;

import io.ringback.contracts.AccountSnapshot.ForwardingRule;
import io.ringback.contracts.values.Party;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Whom a call may reach by forwarding: the public numbers, whatever has to happen before they ring. */
public final class Reach {
    /** Nobody forwards further than this. */
    static final int MOST_HOPS = 5;

    private Reach() {}

    /**
     * The numbers beyond those that are called, nearest first.
     *
     * @param rules of a number, none if calls to it are not forwarded
     */
    public static List<Party.E164> beyond(
            Collection<Party> called, Function<String, ? extends Collection<ForwardingRule>> rules) {
        Set<Party> seen = new LinkedHashSet<>(called);
        List<Party.E164> reached = new ArrayList<>();
        List<Party> ends = List.copyOf(called);
        for (int hop = 1; hop <= MOST_HOPS && !ends.isEmpty(); hop++) {
            ends = ends.stream()
                    .flatMap(end -> Numbers.e164(end).stream())
                    .flatMap(end -> rules.apply(end.number()).stream())
                    .map(ForwardingRule::to)
                    .filter(seen::add)
                    .toList();
            ends.stream().flatMap(end -> Numbers.e164(end).stream()).forEach(reached::add);
        }
        return reached;
    }
}
