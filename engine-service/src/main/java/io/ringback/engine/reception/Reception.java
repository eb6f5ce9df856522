package io.ringback.engine.reception;

import io.ringback.contracts.LineEvent;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.InboundReader.Heard;
import io.ringback.engine.inbound.Arrival;
import io.ringback.engine.inbound.InboundCall;
import io.ringback.engine.inbound.InboundInput;
import io.ringback.engine.inbound.InboundMachine;
import io.ringback.engine.inbound.InboundStep;
import io.ringback.engine.owner.Lease;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All calls that come in at one switch, on one thread. It keeps them in memory only: after a cut or a change of hands the
 * switch lists those that are still there, and what was told of them is known by its id.
 */
public final class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class);

    /** Mail taken in one turn; what it tells shares a transaction. */
    private static final int TURN = 500;

    /** How often it is looked what is due. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Lease lease;
    private final Guests guests;
    private final Telling telling;
    private final Doorman doorman;
    private final ReceptionMeters meters;
    private final InstantSource clock;
    private final int most;
    private final LinkedBlockingQueue<Mail> mailbox = new LinkedBlockingQueue<>();
    private final Set<String> channels = ConcurrentHashMap.newKeySet();
    private final Map<String, Visit> visits = new HashMap<>();
    private final List<Mail.Arrived> early = new ArrayList<>();
    private final Thread thread;
    private @Nullable AmiSession session;
    private volatile boolean closed;

    /** @param most calls at once; those beyond are left to the dialplan's own timeout */
    Reception(
            Lease lease,
            Guests guests,
            Telling telling,
            Doorman doorman,
            ReceptionMeters meters,
            InstantSource clock,
            int most) {
        this.lease = lease;
        this.guests = guests;
        this.telling = telling;
        this.doorman = doorman;
        this.meters = meters;
        this.clock = clock;
        this.most = most;
        this.thread = Thread.ofVirtual().name("reception-" + lease.switchId()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Stops without touching any call. */
    public void close() {
        closed = true;
        telling.stop();
        mailbox.add(new Mail.Close());
    }

    /** Hears what a session brings, on the library's thread: only hands it over, and only what is about calls it has. */
    public void heard(AmiSession from, Heard heard) {
        switch (heard) {
            case Heard.Arrived(var arrival) -> {
                if (channels.add(arrival.channel())) {
                    mailbox.add(new Mail.Arrived(from, arrival));
                }
            }
            case Heard.Told(var channel, var input) -> {
                if (channels.contains(channel)) {
                    mailbox.add(new Mail.Told(from, channel, input));
                }
            }
        }
    }

    /** The session is over: what was said through it may not have arrived. */
    public void down(AmiSession over) {
        // At once, so that what the next session lists is heard as new.
        channels.clear();
        mailbox.add(new Mail.Down(over));
    }

    private void run() {
        try {
            while (!closed) {
                List<Mail> mail = new ArrayList<>();
                Mail first = mailbox.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    mail.add(first);
                    mailbox.drainTo(mail, TURN);
                }
                turn(mail);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Telling.Stopped e) {
            LOG.debugf("switchId=%s msg=\"reception closed\"", lease.switchId());
        } catch (RuntimeException e) {
            LOG.errorf(e, "switchId=%s msg=\"reception broken, the switch is taken anew\"", lease.switchId());
            // Nobody takes its calls now: a lease that is renewed all the same would keep it so.
            lease.giveUp();
        }
    }

    private void turn(List<Mail> mail) {
        Instant now = clock.instant();
        List<Mail> all = new ArrayList<>(early);
        early.clear();
        all.addAll(mail);
        all.forEach(each -> open(each, now));
        visits.values().stream()
                .filter(visit -> visit.due(now))
                .forEach(visit -> visit.tell(new InboundInput.Tick(now), now));
        settle();
    }

    private void open(Mail mail, Instant now) {
        switch (mail) {
            case Mail.Arrived arrived -> arrived(arrived, now);
            case Mail.Told(var from, var channel, var input) -> {
                Visit visit = visits.get(channel);
                if (visit != null && from == session) {
                    visit.tell(input, now);
                }
            }
            case Mail.Down(var over) -> {
                if (over == session) {
                    session = null;
                    visits.clear();
                }
            }
            case Mail.Close _ -> closed = true;
        }
    }

    private void arrived(Mail.Arrived arrived, Instant now) {
        if (arrived.session().isOver()) {
            return;
        }
        if (!guests.complete()) {
            // Whose number it is will be known soon, or the switch ends the call before.
            early.add(arrived);
            return;
        }
        if (session != arrived.session()) {
            session = arrived.session();
            visits.clear();
        }
        Arrival arrival = arrived.arrival();
        if (visits.size() >= most) {
            meters.tooMany();
            leave(arrival, "too many calls at once");
            return;
        }
        Optional<InboundCall> call = guests.call(arrival, eventId(arrival));
        if (call.isEmpty()) {
            meters.leftAlone();
            leave(arrival, "no access number of ours was called");
            return;
        }
        boolean told = arrival.listed() && telling.isTold(call.get().eventId());
        InboundStep first = told ? InboundMachine.finish(now) : InboundMachine.start(call.get(), now);
        visits.put(arrival.channel(), new Visit(call.get(), first));
        meters.taken();
    }

    private void leave(Arrival arrival, String why) {
        LOG.infof(
                "switchId=%s entrance=%s reason=\"%s\" msg=\"inbound call left alone\"",
                lease.switchId(), arrival.entrance(), why);
        channels.remove(arrival.channel());
    }

    /** The same for a channel whoever hears of it: no switch uses a unique id twice. */
    private UUID eventId(Arrival arrival) {
        return UUID.nameUUIDFromBytes((lease.switchId() + "/" + arrival.channel()).getBytes(StandardCharsets.UTF_8));
    }

    /** What is told is durable before anything else is done. */
    private void settle() {
        List<LineEvent> events = visits.values().stream()
                .flatMap(visit -> visit.events().stream())
                .toList();
        telling.tell(events);
        for (Visit visit : visits.values()) {
            visit.take().forEach(effect -> doorman.perform(session, visit.channel(), effect, this::refused));
        }
        visits.values().removeIf(visit -> {
            if (visit.gone()) {
                channels.remove(visit.channel());
            }
            return visit.gone();
        });
    }

    private void refused(AmiSession by, String channel, InboundInput.Refused refused) {
        mailbox.add(new Mail.Told(by, channel, refused));
    }
}
