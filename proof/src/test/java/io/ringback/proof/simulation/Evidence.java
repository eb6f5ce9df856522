package io.ringback.proof.simulation;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.engine.call.Dial;
import io.ringback.rating.authorization.Payer;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.TimelineStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What phones, switches and databases saw, and what must never be seen there: looked at in each step. */
final class Evidence {
    private final World world;
    private final Set<EngineRows.Intent> rung = new HashSet<>();
    private final Map<UUID, Long> dialledAt = new HashMap<>();
    private final Set<UUID> answeredCallers = new HashSet<>();
    private final Set<UUID> answeredCallees = new HashSet<>();
    private final Set<UUID> unheard = new HashSet<>();
    private final Map<UUID, Talk> talks = new LinkedHashMap<>();
    private final Map<UUID, Long> epochs = new HashMap<>();
    private final Map<String, Long> blocked = new HashMap<>();
    private final Map<UUID, Integer> told = new HashMap<>();
    private RatingRows money = new RatingRows();
    private EngineRows calls = new EngineRows(true);
    private Map<UUID, Callback> callbacks = Map.of();

    Evidence(World world) {
        this.world = world;
    }

    /**
     * Two people who heard each other.
     *
     * @param dialled when the callee's phone was dialled
     * @param limited when the engine first set its limit, negative if it never did
     * @param until negative while they do
     */
    record Talk(Dial dial, long dialled, long from, long limited, long until) {
        long millis() {
            return until - from;
        }
    }

    Map<UUID, Talk> talks() {
        return talks;
    }

    boolean calleeAnswered(UUID attempt) {
        return answeredCallees.contains(attempt);
    }

    /** Something was said of this call that no engine heard, or kept. */
    void unheard(UUID attempt) {
        unheard.add(attempt);
    }

    boolean heardAll(UUID attempt) {
        return !unheard.contains(attempt);
    }

    int rings() {
        return rung.size();
    }

    /** A phone is dialled. */
    void rung(UUID attempt, Dial dial, boolean rings) {
        EngineRows.Intent intent = new EngineRows.Intent(attempt, dial.n());
        String what = dial.leg() + " dial " + dial.n() + " of " + Words.id(attempt);
        if (!rung.add(intent)) {
            throw new Violation("I4", what + " went out twice" + (rings ? ", and the phone rang" : ""));
        }
        if (!calls.intents().contains(intent)) {
            throw new Violation("I4", what + " went out before its intent was durable");
        }
        if (calls.live(attempt).isEmpty()) {
            throw new Violation("I5", what + " went out after the attempt had ended");
        }
        if (dial.leg() == Leg.CALLEE && !answeredCallers.contains(attempt)) {
            throw new Violation("I5", what + " went out although the caller is not there");
        }
        RatedAttempt rated = money.attempts().get(attempt);
        if (rated == null) {
            throw new Violation("I6", what + " went out, and nothing is held for it");
        }
        Callback callback = callbacks.get(rated.request().callbackId());
        if (callback == null || !callback.live()) {
            throw new Violation("I5", what + " went out although its callback is not there, or has ended");
        }
        long requested = Duration.between(World.START, rated.request().at()).toMillis();
        if (dial.party() instanceof Party.E164(String number)
                && blocked.getOrDefault(number, Long.MAX_VALUE) < requested) {
            throw new Violation("I14", what + " rings a blocked number");
        }
        if (dial.leg() == Leg.CALLEE) {
            dialledAt.put(attempt, world.millis());
        }
    }

    void answered(UUID attempt, Dial dial) {
        (dial.leg() == Leg.CALLER ? answeredCallers : answeredCallees).add(attempt);
    }

    void left(UUID attempt, Leg leg) {
        if (leg == Leg.CALLER) {
            answeredCallers.remove(attempt);
        }
    }

    void bridged(UUID attempt, Dial dial) {
        long now = world.millis();
        Talk before = talks.put(attempt, new Talk(dial, dialledAt.getOrDefault(attempt, now), now, -1, -1));
        if (before != null && heardAll(attempt)) {
            throw new Violation("I4", "a second talk in " + Words.id(attempt));
        }
    }

    /** The engine set when the switch ends the call. */
    void limited(UUID attempt) {
        talks.computeIfPresent(
                attempt,
                (_, talk) -> talk.limited() < 0 && talk.until() < 0
                        ? new Talk(talk.dial(), talk.dialled(), talk.from(), world.millis(), -1)
                        : talk);
    }

    void parted(UUID attempt) {
        talks.computeIfPresent(
                attempt,
                (_, talk) -> new Talk(talk.dial(), talk.dialled(), talk.from(), talk.limited(), world.millis()));
    }

    /** Something was written to a switch by the owner of this epoch. */
    void written(UUID switchId, long epoch) {
        long highest = epochs.merge(switchId, epoch, Math::max);
        if (epoch < highest) {
            throw new Violation("I10", "epoch " + epoch + " wrote to a switch that epoch " + highest + " writes to");
        }
    }

    /** A number is blocked from now on. */
    void blocked(String number) {
        blocked.putIfAbsent(number, world.millis());
    }

    /** Engine's tables after a commit. */
    void calls(EngineRows rows) {
        calls = rows;
    }

    /** Rating's tables after a commit. */
    void money(RatingRows rows) {
        money = rows;
        for (Payer payer : rows.accounts().values()) {
            if (payer.availableMicros() < 0) {
                throw new Violation("I2", "an account has spent and holds more than it has: " + payer);
            }
            if (payer.liveCalls() > payer.concurrency() || payer.liveCalls() < 0 || payer.heldMicros() < 0) {
                throw new Violation("I2", "an account has more calls than it may: " + payer);
            }
        }
        rows.settlements().forEach((attempt, settled) -> {
            if (settled.size() != 1) {
                throw new Violation("I6", Words.id(attempt) + " is settled " + settled.size() + " times");
            }
        });
    }

    /** Trigger's tables after a commit: a story goes on without a gap, and never after its end. */
    void callbacks(Map<UUID, Callback> callbacks, Map<UUID, List<TimelineStep>> timelines) {
        this.callbacks = callbacks;
        for (Callback callback : callbacks.values()) {
            List<TimelineStep> steps = timelines.getOrDefault(callback.id(), List.of());
            int before = told.getOrDefault(callback.id(), 0);
            for (int i = before; i < steps.size(); i++) {
                if (steps.get(i).number() != i + 1) {
                    throw new Violation("I3", "a step is missing before " + steps.get(i));
                }
                if (i > 0 && isTerminal(steps.get(i - 1))) {
                    throw new Violation("I3", "a step after the end: " + steps.get(i));
                }
            }
            told.put(callback.id(), steps.size());
        }
    }

    static boolean isTerminal(TimelineStep step) {
        return switch (step.status()) {
            case COMPLETED, NOT_REACHED, REFUSED, CANCELLED, EXPIRED, UNKNOWN, EVALUATED -> true;
            case ACCEPTED,
                    SCHEDULED,
                    WAITING_FOR_LINE,
                    REQUESTED,
                    AUTHORIZED,
                    RINGING_CALLER,
                    MENU,
                    RINGING_CALLEE,
                    TALKING,
                    RETRY_WAIT,
                    CANCELLING -> false;
        };
    }
}
