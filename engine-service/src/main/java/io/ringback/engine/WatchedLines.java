package io.ringback.engine;

import io.ringback.contracts.WatchedLine;
import io.ringback.contracts.values.Party;
import io.ringback.edge.delivery.Snapshots;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines somebody waits for. */
@Singleton
public final class WatchedLines {
    private final Snapshots<WatchedLine> lines;

    WatchedLines(Snapshots<WatchedLine> lines) {
        this.lines = lines;
    }

    /**
     * Those a switch can look at: the extensions of its site, and all numbers.
     *
     * @param sandbox whether those of the sandbox are meant, or the others
     */
    public Set<Party> waitedFor(String site, boolean sandbox) {
        return lines.view().all().stream()
                .filter(line -> line.waiters() > 0 && line.sandbox() == sandbox && isAt(site, line.line()))
                .map(WatchedLine::line)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isAt(String site, Party line) {
        return switch (line) {
            case Party.Extension(String where, var _) -> where.equals(site);
            case Party.E164 _ -> true;
            case Party.Voicemail _ -> false;
        };
    }
}
