package io.ringback.engine.desk;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Script;
import io.ringback.engine.call.Dial;
import io.ringback.engine.call.Effect.Emit;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Progress;
import io.ringback.engine.call.WaitingSwitch;
import io.ringback.engine.pool.Demand;
import io.ringback.engine.pool.Load;
import io.ringback.engine.pool.Outcome;
import io.ringback.engine.pool.SwitchPool;
import io.ringback.engine.switches.Candidate;
import io.ringback.engine.switches.Relocation;
import io.ringback.engine.switches.Relocation.Move;
import io.ringback.engine.switches.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets the calls of a desk begin as their switch has room for them. Belongs to the desk's thread. */
final class Turnstile {
    private static final int BOTH_LEGS = 2;

    /** Soon enough for those who wait, and no burden: what is looked at is in memory. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Supplier<Optional<Switch>> settings;
    private final SwitchPool pool;
    private final Supplier<List<Candidate>> others;
    private final Relocation relocation = new Relocation(new SplittableRandom());
    private volatile Load load = Load.NONE;
    private @Nullable Switch limitedBy;
    private List<Move> leaving = List.of();
    private Instant lookAt = Instant.MIN;

    /**
     * @param settings the switch as it is registered now
     * @param others switches that calls could be placed on instead
     */
    Turnstile(Supplier<Optional<Switch>> settings, SwitchPool pool, Supplier<List<Candidate>> others) {
        this.settings = settings;
        this.pool = pool;
        this.others = others;
    }

    /** Trunks to go round with this leg of a call. */
    List<String> avoided(UUID attemptId, Leg leg, Instant now) {
        return pool.avoided(attemptId, leg, now);
    }

    /** What the switch carries; for any thread. */
    Load load() {
        return load;
    }

    /** When it should turn again though nothing happens. */
    @Nullable
    Instant next(boolean open) {
        Instant next = pool.next();
        return next != null && (!open || lookAt.isBefore(next)) ? lookAt : next;
    }

    /** Calls that should go to another switch, which has room for them. */
    List<Move> leaving() {
        return leaving;
    }

    /** These have gone. */
    void relieved(Set<UUID> gone, Instant now) {
        gone.forEach(attemptId -> pool.relieved(attemptId, now));
        leaving = List.of();
        load = pool.load(now);
    }

    /**
     * Takes note of what happened and lets in who may begin.
     *
     * @param open whether the switch is there
     */
    void turn(Roster roster, boolean open, Instant now) {
        Optional<Switch> registered = settings.get();
        registered.ifPresent(this::limit);
        follow(roster, now);
        if (registered.filter(Switch::isDraining).isPresent()) {
            leave(roster, now);
            sendAway(roster, now);
        } else {
            if (open) {
                admit(roster, now);
                pool.tell(now).forEach(place -> roster.change(place.attemptId(), call -> call.standing(place, now)));
            }
            if (!now.isBefore(lookAt)) {
                leave(roster, now);
            }
        }
        load = pool.load(now);
    }

    private void admit(Roster roster, Instant now) {
        for (List<UUID> next = pool.admit(now); !next.isEmpty(); next = pool.admit(now)) {
            next.forEach(attemptId -> roster.begin(attemptId, now));
            follow(roster, now);
        }
    }

    /** Whoever waits has no room here, or there is no switch: another one may have. */
    private void leave(Roster roster, Instant now) {
        lookAt = now.plus(BETWEEN_LOOKS);
        List<AttemptAuthorized> waiting = pool.waiting().stream()
                .flatMap(attemptId -> roster.find(attemptId).stream())
                .map(call -> call.call().order())
                .toList();
        leaving = waiting.isEmpty() ? List.of() : relocation.plan(waiting, others.get(), now);
    }

    /** Nothing was dialled for them: another switch, now or for a later attempt. */
    private void sendAway(Roster roster, Instant now) {
        Set<UUID> going = leaving.stream().map(Move::attemptId).collect(Collectors.toUnmodifiableSet());
        pool.waiting().stream()
                .filter(attemptId -> !going.contains(attemptId))
                .forEach(each -> roster.change(each, call -> call.sendAway(DeferReason.NO_SWITCH, now)));
        follow(roster, now);
    }

    private void limit(Switch now) {
        if (!now.equals(limitedBy)) {
            limitedBy = now;
            pool.limit(now.limits(), now.trunkLimits());
        }
    }

    private void follow(Roster roster, Instant now) {
        for (LiveCall call : List.copyOf(roster.touched())) {
            if (!call.ended() && !pool.knows(call.attemptId())) {
                arrived(roster, call, now);
            }
            call.news().forEach(news -> heard(call.attemptId(), news, now));
            if (call.ended()) {
                pool.left(call.attemptId(), now);
            }
        }
    }

    private void arrived(Roster roster, LiveCall call, Instant now) {
        AttemptAuthorized order = call.call().order();
        Set<String> trunks = call.call().trunks();
        List<String> caller = ways(order.caller().routes(), trunks);
        List<String> callee = order.targets().stream()
                .map(target -> ways(target.routes(), trunks))
                .filter(ways -> !ways.isEmpty())
                .findFirst()
                .orElse(List.of());
        int channels = order.script() == Script.ANNOUNCE ? 1 : BOTH_LEGS;
        if (!(call.state() instanceof WaitingSwitch waiting)) {
            began(call, channels, callee.isEmpty() ? null : callee.getFirst(), now);
        } else if (waiting.due(now)) {
            roster.tell(call.attemptId(), new Input.Tick(now), now);
        } else if (caller.isEmpty() || (callee.isEmpty() && !order.targets().isEmpty())) {
            // Its trunks were taken from the switch: it says so by itself.
            roster.tell(call.attemptId(), new Input.Begin(now), now);
        } else {
            Integer told = waiting.place();
            Demand demand =
                    new Demand(call.attemptId(), order.accountId(), order.queuedSince(), caller, callee, channels);
            if (!pool.join(demand, told == null ? 0 : told, now)) {
                call.sendAway(DeferReason.CAPACITY, now);
            }
        }
    }

    private void began(LiveCall call, int channels, @Nullable String callee, Instant now) {
        Progress progress = call.state().progress();
        if (progress != null) {
            Dial dial = progress.caller();
            pool.began(call.attemptId(), channels, dial.n(), dial.route().trunk(), callee, now);
        }
    }

    private static List<String> ways(List<Route> routes, Set<String> trunks) {
        return routes.stream()
                .map(Route::trunk)
                .filter(trunks::contains)
                .distinct()
                .toList();
    }

    private void heard(UUID attemptId, Emit news, Instant now) {
        CallFact fact = news.fact();
        if (fact instanceof LegDialing dialing) {
            pool.dialled(attemptId, dialing.leg(), dialing.n(), dialing.trunk(), now);
        } else if (fact instanceof LegRinging ringing) {
            pool.heard(attemptId, ringing.n(), Outcome.CARRIED, now);
        } else if (fact instanceof LegAnswered answered) {
            pool.heard(attemptId, answered.n(), Outcome.CARRIED, now);
        } else if (fact instanceof LegEnded ended) {
            pool.heard(attemptId, ended.n(), Outcome.of(ended), now);
        }
    }
}
