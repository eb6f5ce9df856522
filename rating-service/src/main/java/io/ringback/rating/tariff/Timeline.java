package io.ringback.rating.tariff;

import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * Which bands count in each second of a leg. For a leg whose beginning is known that is one band at a time; for one that
 * may begin anywhere in a window it is every band that any beginning would meet in that second.
 *
 * <p>Pieces, one after the other: up to {@code ends[i]} seconds since the beginning, exclusive, the bands are
 * {@code sets[i]}; bit 0 is the rate's own price, bit n + 1 the band n.
 */
final class Timeline {
    /** The rate's own price all the time. */
    private static final Timeline PLAIN = new Timeline(new long[] {Long.MAX_VALUE}, new int[] {1}, 1);

    private static final int USUAL_PIECES = 4;

    private long[] ends;
    private int[] sets;
    private int size;

    private Timeline(long[] ends, int[] sets, int size) {
        this.ends = ends;
        this.sets = sets;
        this.size = size;
    }

    /** Of a leg that begins then. */
    static Timeline begun(Bands bands, Instant start, long seconds) {
        return bands.isEmpty() ? PLAIN : read(bands, start.getEpochSecond(), seconds);
    }

    /** Of a leg that may begin at any moment of the window. */
    static Timeline within(Bands bands, StartWindow starts, long seconds) {
        if (bands.isEmpty()) {
            return PLAIN;
        }
        long from = starts.from().getEpochSecond();
        long width = starts.until().getEpochSecond() - from;
        var clock = read(bands, from, width + seconds);
        return width == 0 ? clock : clock.widened(width, seconds);
    }

    int pieces() {
        return size;
    }

    /** The first second that is no longer in this piece. */
    long end(int piece) {
        return piece == size - 1 ? Long.MAX_VALUE : ends[piece];
    }

    int bands(int piece) {
        return sets[piece];
    }

    /** Reads the clock on the wall from a moment on. */
    private static Timeline read(Bands bands, long start, long seconds) {
        var timeline = new Timeline(new long[USUAL_PIECES], new int[USUAL_PIECES], 0);
        var rules = bands.calendar().zone().getRules();
        long end = start + Math.max(1, seconds);
        long at = start;
        long shift = at;
        long offset = 0;
        while (at < end) {
            if (at == shift) {
                offset = rules.getOffset(Instant.ofEpochSecond(at)).getTotalSeconds();
                shift = nextShift(rules, at);
            }
            long local = at + offset;
            int secondOfDay = (int) Math.floorMod(local, (long) TimeBand.SECONDS_PER_DAY);
            int band = bands.inForce(Math.floorDiv(local, TimeBand.SECONDS_PER_DAY), secondOfDay);
            at = Math.min(shift, at + bands.nextBorder(secondOfDay) - secondOfDay);
            timeline.add(at - start, 1 << (band + 1));
        }
        return timeline;
    }

    /** When the clock is next put forward or back, never if it is not. */
    private static long nextShift(ZoneRules rules, long at) {
        var next = rules.isFixedOffset() ? null : rules.nextTransition(Instant.ofEpochSecond(at));
        return next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }

    /** Every band some beginning up to {@code width} later would meet, by the seconds since that beginning. */
    private Timeline widened(long width, long seconds) {
        var borders = new long[2 * size];
        int count = 0;
        for (int i = 0; i < size - 1; i++) {
            borders[count++] = ends[i];
            borders[count++] = ends[i] - width;
        }
        borders[count++] = Math.max(1, seconds);
        Arrays.sort(borders, 0, count);
        var wide = new Timeline(new long[USUAL_PIECES], new int[USUAL_PIECES], 0);
        long at = 0;
        for (int i = 0; i < count; i++) {
            if (borders[i] > at) {
                wide.add(borders[i], met(at, at + width));
                at = borders[i];
            }
        }
        return wide;
    }

    /** The bands in force from this second to that, both included. */
    private int met(long from, long to) {
        int met = 0;
        long begin = 0;
        for (int i = 0; i < size && begin <= to; i++) {
            if (end(i) > from) {
                met |= sets[i];
            }
            begin = ends[i];
        }
        return met;
    }

    private void add(long end, int set) {
        if (size > 0 && sets[size - 1] == set) {
            ends[size - 1] = end;
            return;
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            sets = Arrays.copyOf(sets, 2 * size);
        }
        ends[size] = end;
        sets[size] = set;
        size++;
    }
}
