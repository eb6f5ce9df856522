package io.ringback.engine.reception;

import io.ringback.contracts.LineEvent;
import io.ringback.contracts.values.Party;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.InboundReader.Heard;
import io.ringback.engine.ami.Mailbox;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Watch watch;
    private final int most;
    private final Mailbox<Mail> mailbox;
    private final Set<String> channels = ConcurrentHashMap.newKeySet();
    private final Visits visits = new Visits();
    private final List<Mail.Arrived> early = new ArrayList<>();
    private final Thread thread;
    private @Nullable AmiSession session;
    private volatile boolean closed;

    /**
     * @param most calls at once; those beyond are left to the dialplan's own timeout
     * @param backlog events that may wait, see {@link Mailbox}
     */
    Reception(
            Lease lease,
            Guests guests,
            Telling telling,
            Doorman doorman,
            ReceptionMeters meters,
            InstantSource clock,
            Watch watch,
            int most,
            int backlog) {
        this.lease = lease;
        this.guests = guests;
        this.telling = telling;
        this.doorman = doorman;
        this.meters = meters;
        this.clock = clock;
        this.watch = watch;
        this.most = most;
        this.mailbox = new Mailbox<>(backlog);
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

    /**
     * Hears what a session brings, on the library's thread: only hands it over, and only what is about calls it has.
     *
     * @return false if it is lost because too much waits already
     */
    public boolean heard(AmiSession from, Heard heard) {
        return switch (heard) {
            case Heard.Arrived(var arrival) ->
                !channels.add(arrival.channel()) || mailbox.offer(new Mail.Arrived(from, arrival));
            case Heard.Told(var channel, var input) ->
                !channels.contains(channel) || mailbox.offer(new Mail.Told(from, channel, input));
            case Heard.Line(var extension, var state) ->
                watch.line(extension)
                        .map(line -> mailbox.offer(new Mail.Line(from, line, state)))
                        .orElse(true);
        };
    }

    /** Whether it has come to what was told a while ago. */
    public boolean keepsUp() {
        return mailbox.hasRoom();
    }

    /** The switch is there and has listed its channels. */
    public void up(AmiSession opened) {
        mailbox.add(new Mail.Up(opened));
    }

    /** The session is over: what was said through it may not have arrived. */
    public void down(AmiSession over) {
        // At once, so that what the next session lists is heard as new.
        channels.clear();
        mailbox.add(new Mail.Down(over));
    }

    /** Whether a line somebody waits for is known to be in use now, or its phone not to be there; on any thread. */
    public boolean isInUse(Party line) {
        return watch.inUse(line);
    }

    private void run() {
        try {
            while (!closed) {
                turn(mailbox.await(LOOK, TURN));
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
        visits.tick(now);
        if (session != null) {
            AmiSession asked = session;
            watch.due(now, line -> doorman.look(asked, line, state -> mailbox.add(new Mail.Line(asked, line, state))));
        }
        settle();
    }

    private void open(Mail mail, Instant now) {
        switch (mail) {
            case Mail.Arrived arrived -> arrived(arrived, now);
            case Mail.Told(var from, var channel, var input) -> {
                if (from == session) {
                    visits.tell(channel, input, now);
                }
            }
            case Mail.Up(var opened) -> use(opened, now);
            case Mail.Line(var from, var line, var state) -> {
                if (from == session) {
                    watch.seen(line, state, now);
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
        use(arrived.session(), now);
        Arrival arrival = arrived.arrival();
        if (visits.size() >= most) {
            meters.tooMany();
            leave(arrival, "too many calls at once");
            return;
        }
        Optional<InboundCall> call = guests.call(arrival, eventId(arrival));
        if (call.isEmpty()) {
            meters.leftAlone();
            leave(arrival, "nobody of ours was called, or nobody could be called back");
            return;
        }
        boolean told = arrival.listed() && telling.isTold(call.get().eventId());
        InboundStep first = told ? InboundMachine.finish(call.get(), now) : InboundMachine.start(call.get(), now);
        visits.begin(new Visit(call.get(), first));
        meters.taken();
    }

    /** What was said through another session may not have arrived. */
    private void use(AmiSession opened, Instant now) {
        if (session != opened && !opened.isOver()) {
            session = opened;
            visits.clear();
            watch.lost(now);
        }
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
        List<LineEvent> events = new ArrayList<>(watch.take());
        events.addAll(visits.events());
        telling.tell(events);
        visits.settle((channel, effect) -> doorman.perform(session, channel, effect, this::told), channels::remove);
    }

    private void told(AmiSession by, String channel, InboundInput input) {
        mailbox.add(new Mail.Told(by, channel, input));
    }
}
