package io.ringback.engine.cause;

import static io.ringback.contracts.values.Disposition.BUSY;
import static io.ringback.contracts.values.Disposition.CANCELLED;
import static io.ringback.contracts.values.Disposition.CONGESTION;
import static io.ringback.contracts.values.Disposition.FAILED;
import static io.ringback.contracts.values.Disposition.INVALID_NUMBER;
import static io.ringback.contracts.values.Disposition.NO_ANSWER;
import static io.ringback.contracts.values.Disposition.REJECTED;
import static io.ringback.contracts.values.Disposition.UNREACHABLE;

import io.ringback.contracts.values.Disposition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a hang-up of a leg that was never answered, after RFC 3398 §7.2.4.1 and §8.2.6.1. The SIP response picks the
 * row; where it stands in several, the Q.850 value picks among them, and if none of them has it, the first is taken.
 * Data, not code, because a trunk may need its own.
 *
 * @param rows in order of preference
 * @param trunks what trunks have instead of some rows, by the trunk's name; the first that fits counts
 */
public record CauseTable(List<CauseRow> rows, Map<String, List<CauseOverride>> trunks) {
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final Set<Integer> NO_ANSWER_FROM_USER = Set.of(19, 20);

    /** The table every trunk has unless it brings its own. */
    public static final CauseTable STANDARD = new CauseTable(List.of(
            row(Set.of(1), Set.of(404), INVALID_NUMBER, Retry.NEVER),
            row(Set.of(2, 3), Set.of(404), UNREACHABLE, Retry.OTHER_TRUNK),
            row(Set.of(HangupCause.NORMAL_CLEARING), Set.of(487), CANCELLED, Retry.NEVER),
            row(Set.of(17), Set.of(486, 600), BUSY, Retry.SHORT),
            row(Set.of(18), Set.of(408), NO_ANSWER, Retry.LONG),
            row(NO_ANSWER_FROM_USER, Set.of(TEMPORARILY_UNAVAILABLE), NO_ANSWER, Retry.LONG),
            row(Set.of(21, 55, 57, 87), Set.of(403, 603), REJECTED, Retry.NEVER),
            row(Set.of(22, 28), Set.of(410, 484), INVALID_NUMBER, Retry.NEVER),
            row(Set.of(26), Set.of(404), FAILED, Retry.OTHER_TRUNK),
            row(Set.of(27), Set.of(502), UNREACHABLE, Retry.OTHER_TRUNK),
            row(Set.of(34, 38, 41, 42, 47, 58), Set.of(503), CONGESTION, Retry.OTHER_TRUNK),
            row(Set.of(29, 65, 70, 79, 88), Set.of(501, 488, 503), FAILED, Retry.NEVER),
            row(Set.of(31, 111, 127), Set.of(500), FAILED, Retry.ONCE),
            row(Set.of(102), Set.of(504), UNREACHABLE, Retry.OTHER_TRUNK)));

    public CauseTable {
        rows = List.copyOf(rows);
        trunks = Map.copyOf(trunks);
    }

    /** For every trunk the same. */
    public CauseTable(List<CauseRow> rows) {
        this(rows, Map.of());
    }

    /** The same with what these trunks have instead. */
    public CauseTable with(Map<String, List<CauseOverride>> overrides) {
        return new CauseTable(rows, overrides);
    }

    /** What the table makes of an end. */
    public record Reading(Disposition disposition, Retry retry) {}

    /**
     * Reads an end on a trunk.
     *
     * @param rang whether the phone rang
     * @param timedOut whether our own ring timeout ended it; no trunk says otherwise
     */
    public Reading read(String trunk, HangupCause cause, boolean rang, boolean timedOut) {
        return trunks.getOrDefault(trunk, List.of()).stream()
                .filter(each -> !timedOut && each.isFor(cause))
                .findFirst()
                .map(own -> new Reading(own.disposition(), own.retry()))
                .orElseGet(() -> read(cause, rang, timedOut));
    }

    /**
     * Reads an end as all trunks have it that say nothing else.
     *
     * @param rang whether the phone rang
     * @param timedOut whether our own ring timeout ended it
     */
    public Reading read(HangupCause cause, boolean rang, boolean timedOut) {
        if (timedOut) {
            return new Reading(NO_ANSWER, Retry.LONG);
        }
        Optional<CauseRow> row = find(cause);
        if (row.isEmpty()) {
            return rang ? new Reading(NO_ANSWER, Retry.LONG) : new Reading(FAILED, Retry.NEVER);
        }
        if (row.get().q850().equals(NO_ANSWER_FROM_USER) && !rang) {
            return new Reading(UNREACHABLE, Retry.LONG);
        }
        return new Reading(row.get().disposition(), row.get().retry());
    }

    private Optional<CauseRow> find(HangupCause cause) {
        List<CauseRow> bySip = rows.stream()
                .filter(row -> cause.sip() != null && row.sip().contains(cause.sip()))
                .toList();
        Stream<CauseRow> candidates = bySip.isEmpty() ? rows.stream() : bySip.stream();
        Optional<CauseRow> byQ850 = candidates
                .filter(row -> cause.q850() != null && row.q850().contains(cause.q850()))
                .findFirst();
        return byQ850.or(() -> bySip.stream().findFirst());
    }

    private static CauseRow row(Set<Integer> q850, Set<Integer> sip, Disposition disposition, Retry retry) {
        return new CauseRow(q850, sip, disposition, retry);
    }
}
