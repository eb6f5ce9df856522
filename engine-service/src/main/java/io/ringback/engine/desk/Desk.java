package io.ringback.engine.desk;

import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.ChannelList.Listed;
import io.ringback.engine.ami.EventReader;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable;
import io.ringback.engine.attempt.AttemptTable.TakenOver;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.ChannelId;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.WaitingSwitch;
import io.ringback.engine.owner.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All calls of one switch, on one thread. */
final class Desk {
    private static final Logger LOG = Logger.getLogger(Desk.class);

    /** Mail taken in one turn; its steps share a transaction. */
    private static final int TURN = 500;

    private final Lease lease;
    private final Durability durability;
    private final Function<Attempt, Call> calls;
    private final EventReader reader;
    private final Performer performer;
    private final InstantSource clock;
    private final LinkedBlockingQueue<Mail> mailbox = new LinkedBlockingQueue<>();
    private final Map<UUID, LiveCall> live = new HashMap<>();
    private final Agenda agenda = new Agenda();
    private final Set<LiveCall> touched = new LinkedHashSet<>();
    private final Thread thread;
    private volatile int size;
    private @Nullable AmiSession session;
    private boolean closed;

    Desk(
            Lease lease,
            Durability durability,
            Function<Attempt, Call> calls,
            EventReader reader,
            Performer performer,
            InstantSource clock) {
        this.lease = lease;
        this.durability = durability;
        this.calls = calls;
        this.reader = reader;
        this.performer = performer;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("desk-" + lease.switchId()).unstarted(this::run);
    }

    Lease lease() {
        return lease;
    }

    /** Calls in progress. */
    int size() {
        return size;
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

    private void run() {
        try {
            takeOver();
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

    /** What an owner before left: nobody saw these calls since. */
    private void takeOver() {
        Instant now = clock.instant();
        List<TakenOver> found = durability.takeOver();
        for (TakenOver each : found) {
            LiveCall call = admit(each.attempt());
            Instant seen = latest(each.attempt().changedAt(), lease.lastSeenBefore());
            call.tell(new Input.SwitchLost(now), seen);
            each.stop().ifPresent(reason -> call.tell(new Input.Stop(now, reason), now));
            touched.add(call);
        }
        write(now);
        perform();
        if (!found.isEmpty()) {
            LOG.infof("switchId=%s calls=%d msg=\"calls taken over\"", lease.switchId(), found.size());
        }
    }

    private List<Mail> nextMail() throws InterruptedException {
        List<Mail> mail = new ArrayList<>();
        Instant next = agenda.next();
        Mail first = mailbox.poll();
        if (first == null) {
            long nanos = next == null
                    ? TimeUnit.SECONDS.toNanos(10)
                    : Math.max(0, Duration.between(clock.instant(), next).toNanos());
            first = mailbox.poll(nanos, TimeUnit.NANOSECONDS);
        }
        if (first != null) {
            mail.add(first);
            mailbox.drainTo(mail, TURN);
        }
        return mail;
    }

    private void turn(List<Mail> mail) {
        for (Mail each : mail) {
            open(each);
        }
        Instant now = clock.instant();
        for (UUID due : agenda.due(now)) {
            tell(due, new Input.Tick(now), now);
        }
        write(now);
        perform();
        size = live.size();
    }

    private void open(Mail mail) {
        switch (mail) {
            case Mail.Told(var attemptId, var input, var receivedAt) -> tell(attemptId, input, receivedAt);
            case Mail.Placed(var attempt, var effects) -> place(attempt, effects);
            case Mail.Up(var opened, var channels) -> up(opened, channels);
            case Mail.Down(var ended) -> down(ended);
            case Mail.Close _ -> closed = true;
        }
    }

    private LiveCall admit(Attempt attempt) {
        LiveCall call = new LiveCall(calls.apply(attempt), attempt);
        live.put(attempt.id(), call);
        return call;
    }

    private void tell(UUID attemptId, Input input, Instant now) {
        LiveCall call = live.get(attemptId);
        if (call == null) {
            return;
        }
        try {
            call.tell(input, now);
            touched.add(call);
        } catch (RuntimeException e) {
            // A fault of one call must not stop the others; the switch's own limits still end it.
            LOG.errorf(e, "attemptId=%s msg=\"input not understood\"", attemptId);
        }
    }

    private void place(Attempt attempt, List<Effect> effects) {
        LiveCall call = admit(attempt);
        call.owe(effects);
        touched.add(call);
        if (session != null && call.state() instanceof WaitingSwitch) {
            Instant now = clock.instant();
            call.tell(new Input.Begin(now), now);
        }
    }

    private void up(AmiSession opened, List<Listed> channels) {
        session = opened;
        Instant now = clock.instant();
        Sightings sightings = Sightings.of(channels, reader);
        for (Map.Entry<UUID, LiveCall> each : live.entrySet()) {
            boolean waiting = each.getValue().state() instanceof WaitingSwitch;
            Input input = waiting ? new Input.Begin(now) : sightings.of(each.getKey(), now);
            tell(each.getKey(), input, now);
        }
        Map<UUID, ChannelId> orphans = sightings.callersBeside(live.keySet());
        Set<UUID> elsewhere = durability.living(orphans.keySet());
        for (ChannelId orphan : orphans.values()) {
            if (elsewhere.contains(orphan.attemptId())) {
                continue;
            }
            LOG.warnf("attemptId=%s msg=\"channel without a call hung up\"", orphan.attemptId());
            performer.perform(opened, orphan.attemptId(), new Effect.HangUp(orphan.text()), this);
        }
    }

    private void down(AmiSession ended) {
        if (ended == session) {
            session = null;
            Instant now = clock.instant();
            List.copyOf(live.keySet()).forEach(id -> tell(id, new Input.SwitchLost(now), now));
        }
    }

    /** Nothing is performed before this has succeeded. */
    private void write(Instant now) {
        durability.write(touched, now);
    }

    private void perform() {
        for (LiveCall call : touched) {
            UUID attemptId = call.call().order().attemptId();
            for (Effect effect : call.due()) {
                performer.perform(session, attemptId, effect, this);
            }
            if (call.ended()) {
                live.remove(attemptId);
                agenda.set(attemptId, null);
            } else {
                agenda.set(attemptId, call.deadline());
            }
        }
        touched.clear();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
