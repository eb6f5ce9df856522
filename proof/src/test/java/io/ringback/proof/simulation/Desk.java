package io.ringback.proof.simulation;

import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.attempt.AttemptTable.Outdated;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.call.WaitingSwitch;
import io.ringback.engine.desk.LiveCall;
import io.ringback.proof.simulation.Roster.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls of one switch at its owner: hears, writes, performs, in turns. The calls are the engine's own. */
final class Desk {
    private final EngineNode replica;
    private final World world;
    private final SwitchModel target;
    private final Lease lease;
    private final Instant seenBefore;
    private final Link link;
    private final Deque<Runnable> mailbox = new ArrayDeque<>();
    private final Roster roster;
    private final Line line;
    private final boolean early;
    private @Nullable Session session;
    private boolean busy;
    private boolean closed;
    private long wakeUp = Long.MAX_VALUE;

    /** @param before when the owner before was last known to be alive */
    Desk(EngineNode replica, SwitchModel target, Lease lease, long before) {
        this.replica = replica;
        this.world = replica.world;
        this.target = target;
        this.lease = lease;
        this.seenBefore = World.START.plusMillis(Math.max(before, -1_000_000_000L));
        this.roster = new Roster(replica);
        this.line = new Line(replica, target, lease, roster, () -> closed);
        this.link = new Link(replica, this);
        this.early = replica.scene().plan().has(Flaw.INTENT_NOT_DURABLE);
    }

    SwitchModel target() {
        return target;
    }

    Lease lease() {
        return lease;
    }

    long epoch() {
        return lease.epoch();
    }

    boolean isReady() {
        return link.isReady() && lease.holds();
    }

    boolean isConnecting() {
        return link.isConnecting();
    }

    void start() {
        busy = true;
        replica.later(world.between(0, 30), this::takeOver);
        link.connect();
    }

    void close() {
        closed = true;
        // What was heard and not written is as good as never heard.
        roster.inOrder().forEach(replica.scene().evidence()::unheard);
        link.close();
    }

    void post(Runnable mail) {
        mailbox.add(mail);
        turnSoon();
    }

    private void turnSoon() {
        if (!busy && !closed) {
            busy = true;
            replica.later(world.between(0, 3), this::turn);
        }
    }

    private void takeOver() {
        if (closed) {
            return;
        }
        List<EngineRows.Row> found;
        try {
            found = replica.engines()
                    .database()
                    .transact(
                            replica,
                            Fault.TAKEOVER_ANSWER_LOST,
                            tx -> tx.tables().takeOver(target.id(), lease.epoch()));
        } catch (Database.Away away) {
            replica.later(200, this::takeOver);
            return;
        }
        for (EngineRows.Row row : found) {
            Instant now = world.now();
            LiveCall call = roster.admit(row.attempt());
            Instant changed = row.attempt().changedAt();
            call.tell(new Input.SwitchLost(now), changed.isAfter(seenBefore) ? changed : seenBefore);
            if (row.stop() != null) {
                call.tell(new Input.Stop(now, row.stop()), now);
            }
        }
        write();
    }

    private void turn() {
        if (closed) {
            return;
        }
        for (Runnable mail = mailbox.poll(); mail != null; mail = mailbox.poll()) {
            mail.run();
        }
        Instant now = world.now();
        roster.tick(now);
        line.admit(session != null);
        if (early) {
            perform();
        }
        write();
    }

    private void write() {
        List<Written> steps = roster.changes(world.now());
        writeAgain(steps, steps.stream().map(Written::change).toList());
    }

    private void writeAgain(List<Written> steps, List<Change> changes) {
        if (closed) {
            return;
        }
        try {
            if (!changes.isEmpty()) {
                replica.engines().database().transact(replica, tx -> {
                    tx.tables().update(tx, changes);
                    return true;
                });
            }
        } catch (Database.Away away) {
            replica.later(
                    200,
                    () -> writeAgain(steps, replica.engines().database().read().unwritten(changes)));
            return;
        } catch (Outdated outdated) {
            world.tell(replica.name(), () -> "outdated owner stops");
            lease.release();
            replica.drop(this);
            replica.engines().changed();
            return;
        }
        steps.forEach(step -> step.call().written(step.change()));
        if (replica.weather.strikes(Fault.ENGINE_FROZEN)) {
            replica.freeze(world.between(100, 30_000));
        }
        replica.later(0, () -> {
            if (!closed) {
                perform();
                line.giveAway(line.leaving(), () -> {
                    busy = false;
                    next();
                });
            }
        });
    }

    private void next() {
        if (!mailbox.isEmpty()) {
            turnSoon();
            return;
        }
        roster.nextDeadline().ifPresent(this::wakeAt);
        if (!line.waiting().isEmpty()) {
            wakeAt(world.now().plus(Line.BETWEEN_LOOKS));
        }
    }

    private void wakeAt(Instant deadline) {
        long at =
                Math.max(world.millis(), Duration.between(World.START, deadline).toMillis() + 1);
        if (at < wakeUp || wakeUp <= world.millis()) {
            wakeUp = at;
            world.at(at, () -> {
                if (wakeUp == at) {
                    wakeUp = Long.MAX_VALUE;
                }
                turnSoon();
            });
        }
    }

    void tell(UUID attemptId, Input input, Instant now) {
        roster.tell(attemptId, input, now);
    }

    void place(Attempt attempt, List<Effect> effects) {
        roster.admit(attempt).owe(effects);
    }

    void up(Session opened, Map<UUID, List<SeenChannel>> channels) {
        session = opened;
        Instant now = world.now();
        for (UUID id : roster.inOrder()) {
            if (!(roster.find(id).orElseThrow().state() instanceof WaitingSwitch)) {
                tell(id, Link.sighted(id, channels, now), now);
            }
        }
        channels.forEach((attempt, seen) -> {
            boolean known = roster.find(attempt).isPresent()
                    || replica.engines().database().read().live(attempt).isPresent();
            if (!known) {
                perform(attempt, new Effect.HangUp(seen.getFirst().uniqueId()));
            }
        });
    }

    void down(Session ended) {
        if (ended == session) {
            session = null;
            Instant heard = ended.heardLast();
            roster.inOrder().forEach(id -> tell(id, new Input.SwitchLost(heard), heard));
        }
    }

    private void perform() {
        roster.perform((attemptId, effect) -> {
            replica.dieIf(Fault.CRASH_BETWEEN_EFFECTS);
            perform(attemptId, effect);
        });
    }

    /** What cannot be sent comes back as refused; a lease that does not hold closes the session unsent. */
    private void perform(UUID attemptId, Effect effect) {
        Session current = session;
        if (current == null || link.isHungUp()) {
            Input refused = new Input.ActionRefused(world.now(), Link.subject(effect), "the switch is away");
            post(() -> tell(attemptId, refused, world.now()));
        } else if (!lease.holds()) {
            link.hangUp();
        } else {
            current.send(attemptId, effect);
        }
    }
}
