package io.ringback.engine.reception;

import io.ringback.engine.EngineSettings;
import io.ringback.engine.Menus;
import io.ringback.engine.WatchedLines;
import io.ringback.engine.ami.InboundReader;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.inbound.Entrance;
import io.ringback.engine.inbound.Extensions;
import io.ringback.engine.inbound.LineBook;
import io.ringback.engine.inbound.Numbering;
import io.ringback.engine.inbound.Switchboard;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.wire.Actions;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/** Opens the receptions of the switches this replica owns. */
@Singleton
public final class Receptions {
    private final EngineSettings.Inbound settings;
    private final int backlog;
    private final Menus menus;
    private final Prompts prompts;
    private final WatchedLines watched;
    private final LineEventTable table;
    private final Doorman doorman;
    private final ReceptionMeters meters;
    private final InstantSource clock;
    private final Numbering numbering;
    private final LineBook.Rhythm rhythm;

    Receptions(
            EngineSettings settings,
            Menus menus,
            Prompts prompts,
            WatchedLines watched,
            LineEventTable table,
            Actions actions,
            ReceptionMeters meters,
            InstantSource clock) {
        this.settings = settings.inbound();
        this.backlog = settings.link().backlog();
        this.menus = menus;
        this.prompts = prompts;
        this.watched = watched;
        this.table = table;
        this.doorman = new Doorman(actions, this.settings.hintsContext(), clock);
        this.meters = meters;
        this.clock = clock;
        this.rhythm =
                new LineBook.Rhythm(this.settings.lineAsk(), this.settings.lineRepeat(), this.settings.lineBlind());
        this.numbering = Numbering.of(this.settings.numbers());
    }

    /** Begins to take the calls that come in at a switch, as soon as somebody hears them. */
    public Reception open(Switch taken, Lease lease) {
        Extensions extensions = new Extensions(taken.group(), settings.longestExtension());
        boolean sandbox = taken.group().equals(Switch.SANDBOX);
        Switchboard switchboard =
                new Switchboard(numbering, menus::number, extensions, sandbox, menus.standard(), prompts);
        Reception reception = new Reception(
                lease,
                new Guests(switchboard, menus::complete),
                new Telling(table),
                doorman,
                meters,
                clock,
                new Watch(lease.switchId(), extensions, sandbox, new LineBook(rhythm), watched),
                settings.most(),
                backlog);
        reception.start();
        return reception;
    }

    /** Reads what sessions hear of inbound calls. */
    public InboundReader reader() {
        return new InboundReader(
                Map.of(
                        settings.missedContext(), Entrance.ACCESS_NUMBER,
                        settings.busyContext(), Entrance.BUSY_LINE,
                        settings.noReplyContext(), Entrance.UNANSWERED_LINE),
                settings.hintsContext());
    }
}
