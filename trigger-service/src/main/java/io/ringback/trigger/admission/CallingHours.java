package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When people may be called, by their own clocks.
 *
 * @param days on which they may be called, at least one
 * @param from first moment of the day
 * @param to end, itself outside; 00:00 is the end of the day
 */
public record CallingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    /** A week, and the two days by which clocks may differ. */
    private static final int DAYS_AHEAD = 9;

    public CallingHours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days must name at least one day");
        }
        if (!from.isBefore(to) && !to.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("to must be after from, or 00:00 for the end of the day");
        }
        days = Collections.unmodifiableSet(new TreeSet<>(days));
    }

    /**
     * The first moment, from another on, in which a party may be called: where it is not known in which of several zones
     * the phone is, it must be time in all of them. Parties of which no zone is known may be called at any time.
     *
     * @return empty if there is no such moment
     */
    public Optional<Instant> next(Party party, Instant from) {
        return Numbers.e164(party)
                .map(number -> next(CalledZones.of(number), from))
                .orElseGet(() -> Optional.of(from));
    }

    /** As {@link #next(Party, Instant)}, by these clocks. */
    Optional<Instant> next(List<ZoneId> zones, Instant at) {
        return Stream.concat(Stream.of(at), zones.stream().flatMap(zone -> beginnings(zone, at)))
                .filter(moment -> !moment.isBefore(at))
                .filter(moment -> zones.stream().allMatch(zone -> open(moment.atZone(zone))))
                .min(Instant::compareTo);
    }

    private Stream<Instant> beginnings(ZoneId zone, Instant at) {
        var today = at.atZone(zone).toLocalDate();
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .map(day -> day.atTime(from).atZone(zone).toInstant());
    }

    private boolean open(ZonedDateTime shown) {
        LocalTime time = shown.toLocalTime();
        return days.contains(shown.getDayOfWeek())
                && !time.isBefore(from)
                && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }
}
