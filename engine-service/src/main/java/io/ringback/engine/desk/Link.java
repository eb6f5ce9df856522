package io.ringback.engine.desk;

import io.ringback.engine.EngineSettings;
import io.ringback.engine.ami.Account;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.ChannelList;
import io.ringback.engine.ami.EventReader;
import io.ringback.engine.ami.InboundReader;
import io.ringback.engine.ami.SessionFault;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.reception.Reception;
import io.ringback.engine.switches.Finding;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchState;
import io.ringback.engine.wire.Actions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps a session with a switch, on a thread of its own: connects, checks, watches, and begins again. */
final class Link {
    private static final Logger LOG = Logger.getLogger(Link.class);
    private static final Duration BOOT_LIMIT = Duration.ofSeconds(10);
    private static final Duration LIST_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Switch settings;
    private final Account account;
    private final Lease lease;
    private final Desk desk;
    private final Reception reception;
    private final InboundReader inbound;
    private final EngineSettings.Link limits;
    private final Actions actions;
    private final SwitchCheck check;
    private final EventReader reader;
    private final InstantSource clock;
    private final DeskMeters meters;
    private final BiConsumer<SwitchState, String> seen;
    private final Inspection inspection;
    private final ReentrantLock inspecting = new ReentrantLock();
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread;
    private volatile @Nullable AmiSession current;
    private volatile @Nullable Ear hearing;
    private volatile SwitchState state = SwitchState.CONNECTING;
    private volatile String sentence = "";

    Link(
            Switch settings,
            Account account,
            Lease lease,
            Desk desk,
            Reception reception,
            InboundReader inbound,
            EngineSettings.Link limits,
            Actions actions,
            EventReader reader,
            InstantSource clock,
            DeskMeters meters,
            BiConsumer<SwitchState, String> seen) {
        this.settings = settings;
        this.account = account;
        this.lease = lease;
        this.desk = desk;
        this.reception = reception;
        this.inbound = inbound;
        this.limits = limits;
        this.actions = actions;
        this.check = new SwitchCheck(actions, reader.installation());
        this.inspection = new Inspection(actions, check, clock);
        this.reader = reader;
        this.clock = clock;
        this.meters = meters;
        this.seen = seen;
        this.thread = Thread.ofVirtual().name("link-" + settings.name()).unstarted(this::run);
    }

    /** The registration this session was made with. */
    Switch settings() {
        return settings;
    }

    /** Whether it is not known yet if calls can be placed. */
    boolean isConnecting() {
        return state == SwitchState.CONNECTING;
    }

    boolean isReady() {
        return state == SwitchState.READY;
    }

    void start() {
        thread.start();
    }

    void close() {
        stop.release();
        AmiSession session = current;
        if (session != null) {
            session.close();
        }
    }

    /** Looks the switch over; one at a time. */
    List<Finding> inspect() throws InterruptedException {
        AmiSession session = current;
        Ear ear = hearing;
        if (session == null || ear == null || state != SwitchState.READY) {
            String why = sentence.isEmpty() ? "The switch is not connected yet." : sentence;
            return List.of(
                    Finding.failed("login", why),
                    Finding.warning("calls", "Nothing else was looked at: put this right first."));
        }
        inspecting.lockInterruptibly();
        try {
            byte[] random = new byte[4];
            ThreadLocalRandom.current().nextBytes(random);
            String channel =
                    "rb-" + reader.installation() + "-probe-" + HexFormat.of().formatHex(random);
            ProbeCall call = new ProbeCall(actions, channel);
            ear.probe(call);
            return inspection.run(session, call);
        } finally {
            ear.probe(null);
            inspecting.unlock();
        }
    }

    private void run() {
        Duration pause = limits.reconnectMin();
        try {
            do {
                boolean worked = false;
                try {
                    worked = session();
                } catch (SessionFault e) {
                    tell(e.state(), e.sentence());
                } catch (RuntimeException e) {
                    LOG.errorf(e, "switchId=%s msg=\"session failed\"", settings.id());
                    tell(SwitchState.UNREACHABLE, "The session failed: " + e.getMessage() + ".");
                }
                pause = worked ? limits.reconnectMin() : longer(pause);
            } while (!stop.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(limits.reconnectMax()) > 0 ? limits.reconnectMax() : doubled;
    }

    /** Whether calls could be placed for a while. */
    private boolean session() throws SessionFault, InterruptedException {
        Ear ear = new Ear(desk, reception, inbound, reader, meters, () -> new ChannelList(settings::waysTo));
        AmiSession session = new AmiSession(account, lease::isValid, ear, clock);
        current = session;
        ear.belongTo(session);
        hearing = ear;
        try {
            session.login();
            check.permissions(session);
            if (!session.awaitBooted(BOOT_LIMIT)) {
                throw check.notBooted();
            }
            check.context(session);
            session.ask(check.lastDials());
            session.ask(check.listChannels());
            ear.channels().await(LIST_LIMIT);
            tell(SwitchState.READY, "");
            String why = watch(session, ear);
            tell(SwitchState.UNREACHABLE, ear.heardShutdown() ? "The switch was shut down." : why);
            return true;
        } finally {
            session.close();
            desk.post(new Mail.Down(session));
            reception.down(session);
            current = null;
        }
    }

    /** Why it is over. */
    private String watch(AmiSession session, Ear ear) throws InterruptedException {
        Duration every = shorter(limits.ping(), limits.reconcile());
        Instant ping = clock.instant().plus(every);
        Instant reconcile = clock.instant().plus(limits.reconcile());
        while (!session.awaitEnd(shorter(LOOK, every))) {
            if (!lease.isValid()) {
                return "Another replica may own the switch by now.";
            }
            if (session.silence().compareTo(limits.silence()) > 0) {
                return "The switch has said nothing for " + limits.silence().toSeconds() + " s.";
            }
            if (ear.missedSome() && desk.keepsUp() && reception.keepsUp()) {
                return "Events came faster than they could be handled, so the switch is asked anew for its calls.";
            }
            if (clock.instant().isBefore(ping)) {
                continue;
            }
            ping = clock.instant().plus(every);
            try {
                session.ask(check.ping());
                if (!clock.instant().isBefore(reconcile)) {
                    reconcile = clock.instant().plus(limits.reconcile());
                    ear.listAgain(clock.instant());
                    session.ask(check.lastDials());
                    session.ask(check.listChannels());
                }
            } catch (SessionFault e) {
                LOG.warnf("switchId=%s cause=\"%s\" msg=\"ping not answered\"", settings.id(), e.sentence());
                return e.sentence();
            }
        }
        return session.whyOver();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void tell(SwitchState now, String why) {
        if (stop.availablePermits() > 0) {
            return;
        }
        state = now;
        sentence = why;
        LOG.infof("switchId=%s state=%s reason=\"%s\" msg=\"switch seen\"", settings.id(), now, why);
        seen.accept(now, why);
    }
}
