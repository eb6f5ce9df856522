package io.ringback.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a deck's clock hangs on the wall, and its holidays.
 *
 * @param zone by which bands are read
 * @param holidays dates in that zone, at most {@value #MAX_HOLIDAYS}; the whole date is a {@link BandDay#HOLIDAY}
 */
public record DeckCalendar(ZoneId zone, Set<LocalDate> holidays) {
    /** No deck has more: fifty years of twenty holidays. */
    public static final int MAX_HOLIDAYS = 1000;

    /** UTC without holidays. */
    public static final DeckCalendar UTC = new DeckCalendar(ZoneOffset.UTC, Set.of());

    public DeckCalendar {
        if (holidays.size() > MAX_HOLIDAYS) {
            throw new IllegalArgumentException("holidays may be at most " + MAX_HOLIDAYS + ": " + holidays.size());
        }
        holidays = Set.copyOf(holidays);
    }

    /** What day the clock on the wall shows. */
    BandDay day(long epochDay) {
        return !holidays.isEmpty() && holidays.contains(LocalDate.ofEpochDay(epochDay))
                ? BandDay.HOLIDAY
                : BandDay.weekday(epochDay);
    }

    /** The same with only the holidays a call between these moments can meet. */
    DeckCalendar between(Instant from, Instant until) {
        if (holidays.isEmpty()) {
            return this;
        }
        // A band that began the day before may still be in force.
        var first = from.atZone(zone).toLocalDate().minusDays(1);
        var last = until.atZone(zone).toLocalDate();
        var met = holidays.stream()
                .filter(date -> !date.isBefore(first) && !date.isAfter(last))
                .collect(Collectors.toCollection(TreeSet::new));
        return new DeckCalendar(zone, met);
    }
}
