package io.ringback.rating.authorization;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The calendar hour and day that spend caps count over.
 *
 * @param hour when the hour began
 * @param day when the day began
 */
public record SpendWindow(Instant hour, Instant day) {

    /** Those a moment falls in, by the clock and calendar of a zone. */
    public static SpendWindow at(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        return new SpendWindow(
                local.truncatedTo(ChronoUnit.HOURS).toInstant(),
                local.toLocalDate().atStartOfDay(zone).toInstant());
    }

    /** Never before these: a replica whose clock is behind must not open a window again that another has closed. */
    public SpendWindow notBefore(Instant knownHour, Instant knownDay) {
        return new SpendWindow(hour.isBefore(knownHour) ? knownHour : hour, day.isBefore(knownDay) ? knownDay : day);
    }
}
