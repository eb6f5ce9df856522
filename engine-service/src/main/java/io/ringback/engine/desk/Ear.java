package io.ringback.engine.desk;

import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.ChannelList;
import io.ringback.engine.ami.EventReader;
import io.ringback.engine.ami.Hearing;
import io.ringback.engine.ami.InboundReader;
import io.ringback.engine.reception.Reception;
import java.time.Instant;
import java.util.function.Supplier;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ShutdownEvent;
import org.jspecify.annotations.Nullable;

/** Hears one session. It only hands over: the library's thread reads for everybody. */
final class Ear implements Hearing {
    private final Desk desk;
    private final Reception reception;
    private final InboundReader inbound;
    private final EventReader reader;
    private final DeskMeters meters;
    private final Supplier<ChannelList> lists;
    private volatile ChannelList channels;
    private volatile @Nullable Instant askedAgain;
    private volatile @Nullable ProbeCall probe;
    private volatile boolean shutdown;
    private volatile boolean missed;
    private volatile @Nullable AmiSession session;

    /** @param lists makes what collects the answers to the next question for channels */
    Ear(
            Desk desk,
            Reception reception,
            InboundReader inbound,
            EventReader reader,
            DeskMeters meters,
            Supplier<ChannelList> lists) {
        this.desk = desk;
        this.reception = reception;
        this.inbound = inbound;
        this.reader = reader;
        this.meters = meters;
        this.lists = lists;
        this.channels = lists.get();
    }

    /** What is heard comes from here. */
    void belongTo(AmiSession opened) {
        session = opened;
    }

    /** The channels as far as they are listed. */
    ChannelList channels() {
        return channels;
    }

    /** The next list is one of a session that goes on. */
    void listAgain(Instant now) {
        channels = lists.get();
        askedAgain = now;
    }

    /** What is heard is told to this, too; null for nobody. */
    void probe(@Nullable ProbeCall probing) {
        probe = probing;
    }

    /** Whether the switch said that it goes down. */
    boolean heardShutdown() {
        return shutdown;
    }

    /** Whether events were lost because too many waited already: what became of the calls is to be asked then. */
    boolean missedSome() {
        return missed;
    }

    @Override
    public void heard(ManagerEvent event, Instant receivedAt) {
        ProbeCall probing = probe;
        if (probing != null) {
            probing.hear(event);
        }
        if (event instanceof ShutdownEvent) {
            shutdown = true;
        }
        AmiSession listing = session;
        ChannelList list = channels;
        if (list.heard(event) && listing != null) {
            // At once, so that the desk hears all that follows behind the list, and what was before, before.
            listed(listing, list);
        }
        if (listing != null) {
            inbound.read(event, receivedAt).ifPresent(heard -> kept(reception.heard(listing, heard)));
        }
        reader.read(event, receivedAt).ifPresent(heard -> {
            meters.event();
            kept(desk.hear(new Mail.Told(heard.attemptId(), heard.input(), receivedAt)));
        });
    }

    private void kept(boolean taken) {
        if (!taken) {
            meters.dropped();
            missed = true;
        }
    }

    private void listed(AmiSession listing, ChannelList list) {
        Instant asked = askedAgain;
        if (asked == null) {
            desk.post(new Mail.Up(listing, list.listed(), listing.bootedAt()));
            reception.up(listing);
        } else {
            desk.post(new Mail.Shown(listing, list.listed(), listing.bootedAt(), asked));
        }
    }

    @Override
    public void closed() {
        // The watching thread sees it, too, and tells the desk once the state is known.
    }
}
