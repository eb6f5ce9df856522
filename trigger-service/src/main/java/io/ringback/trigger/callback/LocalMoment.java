package io.ringback.trigger.callback;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * What a date and a time in a zone mean.
 *
 * @param note a sentence if the clock there shows it never or twice, else null
 */
public record LocalMoment(Instant at, @Nullable String note) {
    /**
     * Where the clock is put forward over it, as much later as the clock is put forward; where the clock shows it twice,
     * the first time (both as {@link java.time.ZonedDateTime} does).
     */
    public static LocalMoment of(LocalDateTime shown, ZoneId zone) {
        Instant at = shown.atZone(zone).toInstant();
        ZoneOffsetTransition jump = zone.getRules().getTransition(shown);
        if (jump == null) {
            return new LocalMoment(at, null);
        }
        String what = jump.isGap()
                ? " does not exist, as the clock is put forward; " + LocalDateTime.ofInstant(at, zone) + " is meant."
                : " comes twice, as the clock is put back; the first time is meant.";
        return new LocalMoment(at, "In " + zone + " " + shown + what);
    }
}
