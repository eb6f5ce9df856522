package io.ringback.engine.desk;

import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.EventReader;
import io.ringback.engine.call.ChannelId;
import io.ringback.engine.call.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether the switch of a desk is there, and what it shows of the calls: as its session begins, every now and then while it
 * goes on, and as it ends. Belongs to the desk's thread.
 */
final class Presence {
    private static final Logger LOG = Logger.getLogger(Presence.class);

    private final EventReader reader;
    private final Roster roster;
    private final Durability durability;
    private final Duration settled;
    private final BiConsumer<AmiSession, ChannelId> hangUp;
    private final InstantSource clock;
    private @Nullable AmiSession session;

    /**
     * @param settled for how long nothing was heard of a call that is compared with a list
     * @param hangUp ends a channel that is no call's
     */
    Presence(
            EventReader reader,
            Roster roster,
            Durability durability,
            Duration settled,
            BiConsumer<AmiSession, ChannelId> hangUp,
            InstantSource clock) {
        this.reader = reader;
        this.roster = roster;
        this.durability = durability;
        this.settled = settled;
        this.hangUp = hangUp;
        this.clock = clock;
    }

    /** The session with the switch, null while there is none. */
    @Nullable
    AmiSession session() {
        return session;
    }

    boolean isThere() {
        return session != null;
    }

    void up(Mail.Up mail) {
        AmiSession opened = mail.session();
        if (opened.isOver()) {
            return;
        }
        if (session != null) {
            // Nobody said yet that it is over; what was told to it may not have arrived.
            down(session);
        }
        session = opened;
        Instant now = clock.instant();
        Sightings sightings = Sightings.of(mail.channels(), reader, mail.bootedAt());
        roster.attempts().forEach(attemptId -> roster.show(attemptId, sightings, now));
        endOrphans(opened, sightings);
    }

    /** What went unheard shows here: a call whose channel is gone is as one that is looked for after a cut. */
    void shown(Mail.Shown mail) {
        AmiSession listing = mail.session();
        if (listing != session || listing.isOver()) {
            return;
        }
        Instant now = clock.instant();
        Sightings sightings = Sightings.of(mail.channels(), reader, mail.bootedAt());
        for (UUID attemptId : roster.differing(sightings, mail.askedAt().minus(settled), now)) {
            LOG.warnf("attemptId=%s msg=\"the switch shows the call otherwise than it was heard\"", attemptId);
            roster.tell(attemptId, new Input.SwitchLost(now), now);
            roster.show(attemptId, sightings, now);
        }
        endOrphans(listing, sightings);
    }

    void down(AmiSession ended) {
        if (ended == session) {
            session = null;
            // A dead connection is noticed late; what came through it last is all that is proven.
            Instant heard = clock.instant().minus(ended.silence());
            roster.attempts().forEach(attemptId -> roster.tell(attemptId, new Input.SwitchLost(heard), heard));
        }
    }

    /** Calls that the table alone knows: they were never sent by this desk, and whoever had the switch before was listed. */
    void showNothing(List<UUID> found, Instant now) {
        if (session != null) {
            Sightings nothing = Sightings.of(List.of(), reader, Instant.EPOCH);
            found.forEach(attemptId -> roster.show(attemptId, nothing, now));
        }
    }

    private void endOrphans(AmiSession shown, Sightings sightings) {
        Map<UUID, ChannelId> orphans = sightings.callersBeside(roster.attempts());
        Set<UUID> elsewhere = durability.living(orphans.keySet());
        for (ChannelId orphan : orphans.values()) {
            if (!elsewhere.contains(orphan.attemptId())) {
                LOG.warnf("attemptId=%s msg=\"channel without a call hung up\"", orphan.attemptId());
                hangUp.accept(shown, orphan);
            }
        }
    }
}
