package io.ringback.engine.reception;

import io.ringback.contracts.LineEvent;
import io.ringback.contracts.LineEvent.LineFreed;
import io.ringback.contracts.values.Party;
import io.ringback.engine.WatchedLines;
import io.ringback.engine.inbound.Extensions;
import io.ringback.engine.inbound.LineBook;
import io.ringback.engine.inbound.LineState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Watches the lines somebody waits for at one switch. Belongs to the reception's thread, but for {@link #line} and {@link #inUse}. */
final class Watch {
    private final UUID switchId;
    private final Extensions extensions;
    private final boolean sandbox;
    private final LineBook book;
    private final WatchedLines lines;
    private final Map<Party, LineState> known = new ConcurrentHashMap<>();
    private final List<LineEvent> events = new ArrayList<>();

    /** @param sandbox whether the switch is a simulated one */
    Watch(UUID switchId, Extensions extensions, boolean sandbox, LineBook book, WatchedLines lines) {
        this.switchId = switchId;
        this.extensions = extensions;
        this.sandbox = sandbox;
        this.book = book;
        this.lines = lines;
    }

    /** The line of an extension of this switch, empty if nobody waits for it; on any thread. */
    Optional<Party> line(String extension) {
        return extensions
                .extension(extension)
                .filter(line -> lines.waitedFor(extensions.site(), sandbox).contains(line));
    }

    /** Whether the line is known to be of no use now; on any thread. */
    boolean inUse(Party line) {
        LineState state = known.get(line);
        return state != null && state.isTaken();
    }

    /** Has the lines asked about whose time has come. */
    void due(Instant now, Consumer<Party> ask) {
        Set<Party> waitedFor = lines.waitedFor(extensions.site(), sandbox);
        known.keySet().retainAll(waitedFor);
        book.watch(waitedFor, now);
        book.due(now).forEach(ask);
    }

    /** Nothing is known any more: the switch was away. */
    void lost(Instant now) {
        known.clear();
        book.lost(now);
    }

    void seen(Party line, LineState state, Instant now) {
        known.put(line, state);
        if (book.seen(line, state, now)) {
            events.add(new LineFreed(eventId(line, now), now, sandbox, line, book.usedUntil(line)));
        }
    }

    /** What is to be told; each only once. */
    List<LineEvent> take() {
        List<LineEvent> all = List.copyOf(events);
        events.clear();
        return all;
    }

    private UUID eventId(Party line, Instant at) {
        return UUID.nameUUIDFromBytes((switchId + "/" + line + "/" + at).getBytes(StandardCharsets.UTF_8));
    }
}
