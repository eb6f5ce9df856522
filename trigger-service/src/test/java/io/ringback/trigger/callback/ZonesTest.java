package io.ringback.trigger.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every zone there is, around every change of its clock in the next years, against a plain walk along the wall clock. */
class ZonesTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2031-01-01T00:00:00Z");
    private static final Duration AROUND = Duration.ofHours(5);
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

    @Test
    void window_opens_when_the_clock_on_the_wall_first_shows_its_hours() {
        for (ZoneId zone : zones()) {
            for (ZoneOffsetTransition change : changes(zone)) {
                LocalTime shown = change.getDateTimeBefore().toLocalTime();
                check(new Window(ALL, LocalTime.of(9, 0), LocalTime.of(18, 0), List.of(zone)), change);
                // Beginning in what is left out or comes twice, ending there, around it, and over midnight.
                check(new Window(ALL, shown.plusMinutes(15), shown.plusHours(3), List.of(zone)), change);
                check(new Window(ALL, shown.minusHours(3), shown.plusMinutes(15), List.of(zone)), change);
                check(new Window(ALL, shown.plusMinutes(10), shown.plusMinutes(20), List.of(zone)), change);
                check(new Window(ALL, LocalTime.of(22, 0), LocalTime.of(2, 30), List.of(zone)), change);
            }
        }
    }

    @Test
    void local_time_is_what_java_time_says_and_told_where_it_is_none_or_two() {
        for (ZoneId zone : zones()) {
            for (ZoneOffsetTransition change : changes(zone)) {
                LocalDateTime middle = earlier(change).plusMinutes(10);

                LocalMoment moment = LocalMoment.of(middle, zone);

                assertThat(moment.at())
                        .as("%s %s", zone, middle)
                        .isEqualTo(middle.atZone(zone).toInstant());
                assertThat(moment.note())
                        .as("%s %s", zone, middle)
                        .contains(change.isGap() ? "does not exist" : "comes twice", zone.getId());
                assertThat(LocalMoment.of(middle.minusDays(1), zone).note()).isNull();
            }
        }
    }

    @Test
    void there_are_many_clocks_that_change() {
        assertThat(zones()).hasSizeGreaterThan(40);
        assertThat(changes(ZoneId.of("Europe/Berlin"))).hasSize(8);
        assertThat(changes(ZoneId.of("Australia/Lord_Howe")))
                .extracting(change -> change.getDuration().abs())
                .containsOnly(Duration.ofMinutes(30));
    }

    private static void check(Window window, ZoneOffsetTransition change) {
        Instant end = change.getInstant().plus(AROUND);
        Instant expected = null;
        for (Instant at = end; !at.isBefore(change.getInstant().minus(AROUND)); at = at.minus(STEP)) {
            expected = open(window, at) ? at : expected;
            if (expected != null) {
                assertThat(window.next(at)).as("%s at %s", window, at).contains(expected);
            } else {
                assertThat(window.next(at).orElseThrow())
                        .as("%s at %s", window, at)
                        .isAfter(end);
            }
        }
    }

    /** Written another way than the window's own: minutes of the week on the clock of the place. */
    private static boolean open(Window window, Instant at) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, window.zones().getFirst());
        int minute = shown.toLocalTime().toSecondOfDay() / 60;
        int from = window.from().toSecondOfDay() / 60;
        int to = window.to().toSecondOfDay() / 60;
        return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }

    private static LocalDateTime earlier(ZoneOffsetTransition change) {
        return change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
    }

    /** One of each set of rules; the rest are other names for them. */
    private static Collection<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .map(ZoneId::of)
                .filter(zone -> !changes(zone).isEmpty())
                .collect(Collectors.toMap(ZoneId::getRules, zone -> zone, (one, _) -> one))
                .values()
                .stream()
                .collect(Collectors.toMap(ZoneId::getId, zone -> zone, (one, _) -> one, TreeMap::new))
                .values();
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        return Stream.iterate(
                        zone.getRules().nextTransition(FIRST),
                        change -> change != null && change.getInstant().isBefore(LAST),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .filter(Objects::nonNull)
                .toList();
    }
}
