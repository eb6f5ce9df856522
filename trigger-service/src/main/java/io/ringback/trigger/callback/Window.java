package io.ringback.trigger.callback;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Days and hours in which a phone may ring, by the clock on the wall of whoever is rung: where a clock is put forward or
 * back, what it shows counts, so an hour that comes twice is open twice and one that is left out is never waited for.
 *
 * @param days on which the hours begin, at least one
 * @param from first moment of the hours
 * @param to end of the hours, itself outside; on the next day if it is not after {@code from}
 * @param zones whose clocks must all be within the hours, at least one; several where it is not known in which the phone
 *     is
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, List<ZoneId> zones) {
    /** A week and the longest way round a change of the clock. */
    private static final int DAYS_AHEAD = 9;

    /** Within this time it opens, or never does. */
    private static final Duration SEARCH = Duration.ofDays(15);

    public Window {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days must name at least one day");
        }
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("zones must name at least one zone");
        }
        days = Collections.unmodifiableSet(new TreeSet<>(days));
        zones = List.copyOf(zones);
    }

    /**
     * The first moment at or after another in which it is open.
     *
     * @return empty if its zones lie so far apart that it is never open in all of them
     */
    public Optional<Instant> next(Instant from) {
        Instant end = from.plus(SEARCH);
        Instant at = from;
        while (at.isBefore(end)) {
            Instant open = at;
            for (ZoneId zone : zones) {
                Optional<Instant> next = next(open, zone);
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                open = next.get();
            }
            if (open.equals(at)) {
                return Optional.of(at);
            }
            at = open;
        }
        return Optional.empty();
    }

    private Optional<Instant> next(Instant at, ZoneId zone) {
        if (openAt(at, zone)) {
            return Optional.of(at);
        }
        LocalDate today = at.atZone(zone).toLocalDate();
        ZoneRules rules = zone.getRules();
        Stream<Instant> beginnings = today.minusDays(1)
                .datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> moments(day.atTime(from), rules));
        // A clock that jumps may jump into the hours.
        Stream<Instant> jumps = Stream.iterate(
                        rules.nextTransition(at), Objects::nonNull, jump -> rules.nextTransition(jump.getInstant()))
                .map(ZoneOffsetTransition::getInstant)
                .takeWhile(jump -> jump.isBefore(at.plus(SEARCH)));
        return Stream.concat(beginnings, jumps)
                .filter(moment -> moment.isAfter(at) && openAt(moment, zone))
                .min(Instant::compareTo);
    }

    /** When a clock shows this: once, twice, or, where it jumps over it, the moment of the jump. */
    private static Stream<Instant> moments(LocalDateTime shown, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(shown);
        return offsets.isEmpty()
                ? Stream.of(rules.getTransition(shown).getInstant())
                : offsets.stream().map(shown::toInstant);
    }

    private boolean openAt(Instant at, ZoneId zone) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
        LocalTime time = shown.toLocalTime();
        DayOfWeek day = shown.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return (days.contains(day) && !time.isBefore(from)) || (days.contains(day.minus(1)) && time.isBefore(to));
    }
}
