package io.ringback.engine.inbound;

import io.ringback.contracts.values.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the lines somebody waits for, at one switch: when to ask about which, and when to tell that one is free.
 * That is told when the line is first seen free after it was not, and again from time to time as long as somebody waits
 * for it: who was told may have found it busy by then.
 */
public final class LineBook {
    private final Rhythm rhythm;
    private final Map<Party, Watched> lines = new LinkedHashMap<>();

    /**
     * How often.
     *
     * @param ask between two looks at a line, for what events did not tell
     * @param repeat between two times that a free line is told
     * @param blind between two times that a line is told of which nobody knows how it stands: a try will tell
     */
    public record Rhythm(Duration ask, Duration repeat, Duration blind) {}

    /**
     * @param state as it was seen last, null if it was not seen since the switch was connected
     * @param usedUntil when somebody last ended a talk there, or was last known to talk, null if nobody was seen to
     */
    private record Watched(
            @Nullable LineState state,
            Instant askAt,
            Instant tellAt,
            @Nullable Instant usedUntil) {
        @Nullable
        Instant usedUntilThen(@Nullable LineState then, Instant now) {
            return state == LineState.IN_USE && then != LineState.IN_USE ? now : usedUntil;
        }
    }

    public LineBook(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    /** From now on these lines are waited for and no others. */
    public void watch(Set<Party> waitedFor, Instant now) {
        lines.keySet().retainAll(waitedFor);
        waitedFor.forEach(line -> lines.putIfAbsent(line, new Watched(null, now, now, null)));
    }

    /** Nothing is known any more: the switch was away. */
    public void lost(Instant now) {
        lines.replaceAll((_, watched) -> new Watched(null, now, watched.tellAt(), watched.usedUntilThen(null, now)));
    }

    /** The lines to be asked about now, each once for a while. */
    public List<Party> due(Instant now) {
        List<Party> due = new ArrayList<>();
        lines.replaceAll((line, watched) -> {
            if (now.isBefore(watched.askAt())) {
                return watched;
            }
            due.add(line);
            return new Watched(watched.state(), now.plus(rhythm.ask()), watched.tellAt(), watched.usedUntil());
        });
        return due;
    }

    /** A line was seen; whether it is to be told that it is free. */
    public boolean seen(Party line, LineState state, Instant now) {
        Watched before = lines.get(line);
        if (before == null) {
            return false;
        }
        boolean first = before.state() != state;
        boolean due = !now.isBefore(before.tellAt());
        boolean told = switch (state) {
            case FREE -> first || due;
            case STATELESS -> !first && due;
            case IN_USE, RINGING, UNAVAILABLE -> false;
        };
        Duration pause = state == LineState.FREE ? rhythm.repeat() : rhythm.blind();
        Instant tellAt = first || told ? now.plus(pause) : before.tellAt();
        lines.put(line, new Watched(state, before.askAt(), tellAt, before.usedUntilThen(state, now)));
        return told;
    }

    /** When the line was last in use, as far as it was seen while somebody waited for it; null if it was not. */
    public @Nullable Instant usedUntil(Party line) {
        Watched watched = lines.get(line);
        return watched == null ? null : watched.usedUntil();
    }
}
