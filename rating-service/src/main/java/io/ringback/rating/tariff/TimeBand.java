package io.ringback.rating.tariff;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hours of some days, such as nights and weekends, by the clock on the wall in the deck's zone. One that ends at or
 * before the time it begins goes on past midnight; all of it belongs to the day on which it begins, so the hours from
 * Friday 22:00 to 06:00 are over on Saturday morning and need only FRI. Where both times are the same it lasts 24 hours.
 *
 * @param name 1 to 32 of A–Z, a–z, 0–9, dot, hyphen and underscore
 * @param days on which it begins, at least one
 * @param from its first second, whole seconds
 * @param to the first second after it, whole seconds
 */
public record TimeBand(String name, Set<BandDay> days, LocalTime from, LocalTime to) {
    static final int SECONDS_PER_DAY = 86_400;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    public TimeBand {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 32 of A-Z, a-z, 0-9, dot, hyphen and underscore");
        }
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days must not be empty");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        wholeSecond("from", from);
        wholeSecond("to", to);
    }

    /** Seconds from midnight to its beginning. */
    int begins() {
        return from.toSecondOfDay();
    }

    /** Seconds from the midnight before its beginning to its end; more than a day has where it goes past midnight. */
    int ends() {
        int end = to.toSecondOfDay();
        return end <= begins() ? end + SECONDS_PER_DAY : end;
    }

    int dayBits() {
        return days.stream().mapToInt(BandDay::bit).sum();
    }

    /** Whether there can be a second in which both are in force. */
    boolean overlaps(TimeBand other) {
        for (BandDay mine : days) {
            for (BandDay others : other.days) {
                boolean sameDay = mine == others && meet(0, other, 0);
                boolean before = mine.canPrecede(others) && meet(0, other, SECONDS_PER_DAY);
                boolean after = others.canPrecede(mine) && meet(SECONDS_PER_DAY, other, 0);
                if (sameDay || before || after) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean meet(int shift, TimeBand other, int otherShift) {
        return begins() + shift < other.ends() + otherShift && other.begins() + otherShift < ends() + shift;
    }

    private static void wholeSecond(String field, LocalTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(field + " must be a whole second: " + time);
        }
    }
}
