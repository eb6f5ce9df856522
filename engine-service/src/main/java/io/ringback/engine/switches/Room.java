package io.ringback.engine.switches;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Script;
import io.ringback.engine.pool.Limits;
import io.ringback.engine.pool.Load;
import io.ringback.engine.pool.Load.TrunkLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a switch has left for calls that wait at others: what it told of its load, less what was sent to it since. Belongs
 * to one thread.
 */
final class Room {
    private static final int BOTH_LEGS = 2;

    private final Candidate candidate;
    private final Instant until;
    /** Trunks of the legs that were sent, each as often as it is taken. */
    private final List<String> legs = new ArrayList<>();
    /** The same of callers alone: only their dials are held back by a rate. */
    private final List<String> callers = new ArrayList<>();

    private int channels;

    /** @param until when what was sent is forgotten, whatever the switch tells */
    Room(Candidate candidate, Instant until) {
        this.candidate = candidate;
        this.until = until;
    }

    Candidate candidate() {
        return candidate;
    }

    /** Whether nothing was told since. */
    boolean isOf(Candidate told, Instant now) {
        return told.load().equals(candidate.load())
                && told.target().version() == candidate.target().version()
                && now.isBefore(until);
    }

    /** Whether the call would begin at once. */
    boolean fits(AttemptAuthorized order) {
        return Placement.fits(order, candidate.target())
                && Placement.beginsAtOnce(order, candidate)
                && hasLeft(
                        candidate.target().limits(), candidate.load().channels() + channels, channels(order), callers)
                && way(order).isPresent();
    }

    /** Counts a call that fits as being there. */
    void send(AttemptAuthorized order) {
        List<String> way = way(order).orElseThrow();
        channels += channels(order);
        callers.add(way.getFirst());
        legs.addAll(way);
    }

    private static int channels(AttemptAuthorized order) {
        return order.script() == Script.ANNOUNCE ? 1 : BOTH_LEGS;
    }

    /** The caller's trunk, and that of the first target if there is one; empty if they have no room. */
    private Optional<List<String>> way(AttemptAuthorized order) {
        Optional<String> caller = first(order.caller().routes(), trunk -> hasLeft(trunk, 1, callersOver(trunk)));
        if (order.targets().isEmpty()) {
            return caller.map(List::of);
        }
        return caller.flatMap(over -> first(
                        order.targets().getFirst().routes(),
                        trunk -> hasLeft(trunk, trunk.equals(over) ? BOTH_LEGS : 1, List.of()))
                .map(callee -> List.of(over, callee)));
    }

    private Optional<String> first(List<Route> routes, Predicate<String> free) {
        return routes.stream()
                .map(Route::trunk)
                .filter(candidate.load()::carries)
                .filter(free)
                .findFirst();
    }

    private List<String> callersOver(String trunk) {
        return callers.stream().filter(trunk::equals).toList();
    }

    private boolean hasLeft(String trunk, int more, List<String> dials) {
        Load load = candidate.load();
        int carried = load.trunks().getOrDefault(trunk, TrunkLoad.NONE).channels() + Collections.frequency(legs, trunk);
        return candidate
                .target()
                .trunk(trunk)
                .filter(known -> hasLeft(known.limits(), carried, more, dials))
                .isPresent();
    }

    private static boolean hasLeft(Limits limits, int carried, int more, List<String> dials) {
        Integer most = limits.maxChannels();
        Integer perSecond = limits.callsPerSecond();
        return (most == null || carried + more <= most) && (perSecond == null || dials.size() < perSecond);
    }
}
