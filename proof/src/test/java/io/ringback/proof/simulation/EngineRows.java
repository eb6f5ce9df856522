package io.ringback.proof.simulation;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.attempt.AttemptTable.Outdated;
import io.ringback.engine.attempt.StateJson;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Ended;
import io.ringback.engine.call.WaitingSwitch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Engine's tables, with the conditions of the real statements. Both replicas have them in common. */
record EngineRows(Map<UUID, Row> attempts, Set<Intent> intents, Map<UUID, Lease> owners, boolean switchesNamed)
        implements Database.Tables<EngineRows> {
    /** @param switchesNamed whether a change must name the switch of its attempt */
    EngineRows(boolean switchesNamed) {
        this(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashMap<>(), switchesNamed);
    }

    /** An attempt and why it must end, if it must. */
    record Row(Attempt attempt, @Nullable StopReason stop) {
        boolean live() {
            return !(attempt.state() instanceof Ended);
        }

        boolean waitsAt(UUID switchId, long epoch) {
            return attempt.switchId().equals(switchId)
                    && attempt.epoch() == epoch
                    && attempt.state() instanceof WaitingSwitch;
        }
    }

    /** One dial that may ring. */
    record Intent(UUID attempt, int n) {}

    @Override
    public EngineRows copy() {
        return new EngineRows(
                new LinkedHashMap<>(attempts),
                new LinkedHashSet<>(intents),
                new LinkedHashMap<>(owners),
                switchesNamed);
    }

    Optional<Attempt> live(UUID id) {
        return Optional.ofNullable(attempts.get(id)).filter(Row::live).map(Row::attempt);
    }

    /** Whether the attempt is new; a known one is left as it is. */
    boolean insert(Database<EngineRows>.Work tx, Change change) {
        if (attempts.containsKey(change.attempt().id())) {
            return false;
        }
        attempts.put(change.attempt().id(), new Row(change.attempt(), null));
        publish(tx, change);
        return true;
    }

    /** @throws Outdated if one of them is not ours any more; then none is written */
    void update(Database<EngineRows>.Work tx, List<Change> changes) {
        for (Change change : changes) {
            Row row = attempts.get(change.attempt().id());
            if (row == null
                    || !row.live()
                    || (switchesNamed
                            && !row.attempt().switchId().equals(change.attempt().switchId()))
                    || row.attempt().epoch() != change.attempt().epoch()) {
                throw new Outdated();
            }
            attempts.put(change.attempt().id(), new Row(change.attempt(), row.stop()));
            publish(tx, change);
        }
    }

    /** Those of the steps that no earlier try has written, though its answer was lost. */
    List<Change> unwritten(List<Change> changes) {
        return changes.stream()
                .filter(change -> {
                    Row row = attempts.get(change.attempt().id());
                    return change.facts().isEmpty()
                            || row == null
                            || row.attempt().epoch() != change.attempt().epoch()
                            || row.attempt().events() != change.attempt().events();
                })
                .toList();
    }

    /** The living attempts of a switch, its new owner's from now on; states are read from their text. */
    List<Row> takeOver(UUID switchId, long epoch) {
        List<Row> taken = new ArrayList<>();
        for (Row row : List.copyOf(attempts.values())) {
            Attempt old = row.attempt();
            if (row.live() && old.switchId().equals(switchId) && old.epoch() < epoch) {
                Row ours = new Row(
                        new Attempt(
                                old.order(),
                                switchId,
                                epoch,
                                old.trace(),
                                StateJson.readState(StateJson.write(old.state())),
                                old.events(),
                                old.createdAt(),
                                old.changedAt()),
                        row.stop());
                attempts.put(old.id(), ours);
                taken.add(ours);
            }
        }
        return taken;
    }

    /** Gives attempts that wait to other switches; those that are not the giver's any more stay whose they are. */
    void give(Database<EngineRows>.Work tx, UUID from, long epoch, List<Attempt> moved, Instant now) {
        for (Attempt each : moved) {
            Row row = attempts.get(each.id());
            if (row != null && row.waitsAt(from, epoch)) {
                attempts.put(each.id(), new Row(each, row.stop()));
                placed(tx, each, now);
            }
        }
    }

    /** Tells whoever works its switch of an attempt that waits. */
    static void placed(Database<EngineRows>.Work tx, Attempt attempt, Instant now) {
        tx.publish(
                Topic.SWITCH_ORDERS,
                new SwitchOrder.Place(
                        attempt.switchId(),
                        attempt.order().callbackId(),
                        attempt.id(),
                        now,
                        attempt.order().sandbox(),
                        attempt.order()));
    }

    /** A living attempt and why it must end, if it must. */
    Optional<Row> liveRow(UUID id) {
        return Optional.ofNullable(attempts.get(id)).filter(Row::live);
    }

    void claim(Attempt ours) {
        Row row = attempts.get(ours.id());
        attempts.put(ours.id(), new Row(ours, row == null ? null : row.stop()));
    }

    void keepStop(UUID id, StopReason reason) {
        Row row = attempts.get(id);
        if (row != null && row.live() && row.stop() == null) {
            attempts.put(id, new Row(row.attempt(), reason));
        }
    }

    private void publish(Database<EngineRows>.Work tx, Change change) {
        Attempt attempt = change.attempt();
        int number = attempt.events() - change.facts().size();
        for (Effect.Emit emit : change.facts()) {
            number++;
            tx.publish(
                    Topic.CALL_EVENTS,
                    new CallEvent(
                            attempt.order().callbackId(),
                            attempt.id(),
                            number,
                            emit.at(),
                            attempt.order().sandbox(),
                            emit.fact()));
            if (emit.fact() instanceof LegDialing dialing && !intents.add(new Intent(attempt.id(), dialing.n()))) {
                throw new Violation("I4", "dial " + dialing.n() + " of " + Words.id(attempt.id()) + " intended twice");
            }
        }
    }
}
