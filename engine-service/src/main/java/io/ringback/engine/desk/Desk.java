package io.ringback.engine.desk;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.EventReader;
import io.ringback.engine.ami.Mailbox;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.ChannelId;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.pool.Load;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All calls of one switch, on one thread. */
final class Desk {
    private static final Logger LOG = Logger.getLogger(Desk.class);

    /** Mail taken in one turn; its steps share a transaction. */
    private static final int TURN = 500;

    private final Lease lease;
    private final Durability durability;
    private final Performer performer;
    private final KeyedSecrets secrets;
    private final InstantSource clock;
    private final Mailbox<Mail> mailbox;
    private final Turnstile turnstile;
    private final Roster roster;
    private final Handover handover;
    private final Presence presence;
    private final Thread thread;
    private volatile int size;
    private boolean closed;

    /**
     * @param backlog events that may wait, see {@link Mailbox}
     * @param sweepEvery how often the table is looked at for calls nobody handed over
     * @param turnstile lets calls begin
     * @param waitsForLine whether a call may not begin because the callee's line is in use
     */
    Desk(
            Lease lease,
            Durability durability,
            Function<Attempt, Call> calls,
            EventReader reader,
            Performer performer,
            KeyedSecrets secrets,
            InstantSource clock,
            int backlog,
            Duration sweepEvery,
            Turnstile turnstile,
            Predicate<AttemptAuthorized> waitsForLine) {
        this.lease = lease;
        this.durability = durability;
        this.performer = performer;
        this.secrets = secrets;
        this.clock = clock;
        this.mailbox = new Mailbox<>(backlog);
        this.turnstile = turnstile;
        this.roster =
                new Roster(calls, (attemptId, leg) -> turnstile.avoided(attemptId, leg, clock.instant()), waitsForLine);
        this.presence = new Presence(reader, roster, durability, sweepEvery, this::hangUp, clock);
        this.handover = new Handover(lease, durability, roster, sweepEvery, clock.instant());
        this.thread = Thread.ofVirtual().name("desk-" + lease.switchId()).unstarted(this::run);
    }

    Lease lease() {
        return lease;
    }

    /** Calls in progress. */
    int size() {
        return size;
    }

    /** What the switch carries. */
    Load load() {
        return turnstile.load();
    }

    void start() {
        thread.start();
    }

    /** Stops without touching any call. */
    void close() {
        durability.stop();
        mailbox.add(new Mail.Close());
    }

    void post(Mail mail) {
        mailbox.add(mail);
    }

    /** Takes an event of the switch; false if it is lost because too many wait already. */
    boolean hear(Mail.Told event) {
        return mailbox.offer(event);
    }

    /** Whether it has come to what was told a while ago. */
    boolean keepsUp() {
        return mailbox.hasRoom();
    }

    private void run() {
        try {
            Instant now = clock.instant();
            handover.takeOver(now);
            step(now);
            while (!closed) {
                turn(nextMail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AttemptTable.Outdated e) {
            LOG.warnf("switchId=%s epoch=%d msg=\"outdated owner stops\"", lease.switchId(), lease.epoch());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "switchId=%s epoch=%d msg=\"desk broken, the switch is taken anew\"",
                    lease.switchId(),
                    lease.epoch());
        } finally {
            // Nobody works the switch now: a lease that is renewed all the same would keep it so.
            lease.giveUp();
        }
    }

    private List<Mail> nextMail() throws InterruptedException {
        List<Mail> mail = mailbox.take(TURN);
        if (!mail.isEmpty()) {
            return mail;
        }
        Instant until = earliest(handover.next(), roster.nextDue(), turnstile.next(presence.isThere()));
        return mailbox.await(Duration.between(clock.instant(), until), TURN);
    }

    private static Instant earliest(Instant first, @Nullable Instant... others) {
        Instant earliest = first;
        for (Instant other : others) {
            earliest = other != null && other.isBefore(earliest) ? other : earliest;
        }
        return earliest;
    }

    private void turn(List<Mail> mail) {
        for (Mail each : mail) {
            open(each);
        }
        Instant now = clock.instant();
        if (!closed && !now.isBefore(handover.next())) {
            presence.showNothing(handover.sweep(now), now);
        }
        roster.tick(now);
        step(now);
    }

    /** Nothing is performed, or given away, before it is durable. */
    private void step(Instant now) {
        turnstile.turn(roster, presence.isThere(), now);
        durability.write(roster.touched(), now);
        perform();
        turnstile.relieved(handover.giveAway(turnstile.leaving()), now);
        size = roster.size();
    }

    private void open(Mail mail) {
        switch (mail) {
            case Mail.Told(var attemptId, var input, var receivedAt) ->
                roster.tell(attemptId, secrets.sealed(attemptId, input), receivedAt);
            case Mail.Placed(var attempt, var effects, var stop) -> place(attempt, effects, stop);
            case Mail.Up up -> presence.up(up);
            case Mail.Shown shown -> presence.shown(shown);
            case Mail.Down(var ended) -> presence.down(ended);
            case Mail.Close _ -> closed = true;
        }
    }

    private void place(Attempt attempt, List<Effect> effects, Optional<StopReason> stop) {
        if (handover.isTooLate(attempt)) {
            LOG.warnf("attemptId=%s epoch=%d msg=\"call handed over too late\"", attempt.id(), attempt.epoch());
            return;
        }
        LiveCall call = roster.admit(attempt);
        call.owe(effects);
        Instant now = clock.instant();
        stop.ifPresent(reason -> call.tell(new Input.Stop(now, reason), now));
    }

    private void hangUp(AmiSession shown, ChannelId orphan) {
        performer.perform(shown, orphan.attemptId(), new Effect.HangUp(orphan.text()), this);
    }

    private void perform() {
        for (LiveCall call : roster.settle()) {
            for (Effect effect : call.due()) {
                performer.perform(presence.session(), call.attemptId(), secrets.opened(call.call(), effect), this);
            }
        }
    }
}
