package io.ringback.trigger.asking;

import io.ringback.contracts.values.Party;
import io.ringback.edge.problem.FieldError;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.CalledZones;
import io.ringback.trigger.callback.LocalMoment;
import io.ringback.trigger.callback.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when something may ring: moments with or without an offset, hours of the day, and how long it is worth a try. */
final class TimesReading {
    private static final Pattern HOURS_AND_MINUTES = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private final TriggerSettings settings;
    private final Instant now;
    private final List<FieldError> errors;

    /** @param errors what cannot be understood is added to them */
    TimesReading(TriggerSettings settings, Instant now, List<FieldError> errors) {
        this.settings = settings;
        this.now = now;
        this.errors = errors;
    }

    @Nullable
    ZoneId zone(String field, @Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            // An offset is no zone: it does not know when the clock changes.
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        bad(field, "must be a time zone such as Europe/Berlin");
        return null;
    }

    @Nullable
    LocalMoment moment(String field, @Nullable Moment given, @Nullable String zoneName, @Nullable ZoneId zone) {
        if (given == null) {
            return null;
        }
        Optional<LocalMoment> moment = given.in(zone);
        if (moment.isEmpty() && zoneName == null) {
            bad(field, "needs an offset such as Z or +01:00, or a timeZone");
        }
        return moment.orElse(null);
    }

    /** @param called whose clock counts if the body names no zone */
    @Nullable
    Window window(@Nullable WindowBody given, @Nullable Party called) {
        if (given == null) {
            return null;
        }
        LocalTime from = time("window.from", given.from());
        LocalTime to = time("window.to", given.to());
        Set<DayOfWeek> days = given.days() == null ? EVERY_DAY : given.days();
        if (days.isEmpty()) {
            bad("window.days", "must name at least one day");
        }
        List<ZoneId> zones = zones(given.timeZone(), called);
        return from == null || to == null || days.isEmpty() || zones.isEmpty()
                ? null
                : new Window(days, from, to, zones);
    }

    /**
     * Puts what was read together.
     *
     * @param notAfter null for the usual expiry
     */
    Times times(@Nullable LocalMoment notBefore, @Nullable Window window, @Nullable Instant notAfter) {
        Instant earliest = notBefore != null && notBefore.at().isAfter(now) ? notBefore.at() : now;
        Instant latest = now.plus(settings.scheduleHorizon());
        if (earliest.isAfter(latest)) {
            bad("notBefore", "must not be further ahead than " + days());
        }
        Optional<Instant> opening = window == null ? Optional.of(earliest) : window.next(earliest);
        if (opening.isEmpty()) {
            bad("window", "is never open in all zones the number may be in; name one as window.timeZone");
        }
        Instant due = opening.orElse(earliest);
        Instant expiresAt = notAfter == null ? expiry(due) : notAfter;
        if (notAfter != null) {
            checkEnd(notAfter, earliest, due, latest);
        }
        return new Times(
                notBefore == null ? null : notBefore.at(),
                window,
                notBefore == null ? null : notBefore.note(),
                expiresAt);
    }

    private Instant expiry(Instant due) {
        return due.isAfter(now) ? due.plus(settings.scheduledExpiry()) : now.plus(settings.requestExpiry());
    }

    private void checkEnd(Instant notAfter, Instant earliest, Instant due, Instant latest) {
        if (!notAfter.isAfter(now)) {
            bad("notAfter", "must be in the future");
        } else if (!notAfter.isAfter(earliest)) {
            bad("notAfter", "must be after notBefore");
        } else if (notAfter.isAfter(latest.plus(settings.requestExpiry()))) {
            bad("notAfter", "must not be further ahead than " + days());
        } else if (!notAfter.isAfter(due)) {
            bad("window", "does not open between notBefore and notAfter");
        }
    }

    private List<ZoneId> zones(@Nullable String named, @Nullable Party called) {
        if (named != null) {
            ZoneId zone = zone("window.timeZone", named);
            return zone == null ? List.of() : List.of(zone);
        }
        List<ZoneId> zones = called instanceof Party.E164 number ? CalledZones.of(number) : List.of();
        if (zones.isEmpty()) {
            bad("window.timeZone", "is needed: it is not known in which zone the number is");
        }
        return zones;
    }

    private @Nullable LocalTime time(String field, @Nullable String text) {
        if (text == null || !HOURS_AND_MINUTES.matcher(text).matches()) {
            bad(field, text == null ? "is required" : "must be hours and minutes, 00:00 to 23:59");
            return null;
        }
        return LocalTime.parse(text);
    }

    private String days() {
        return settings.scheduleHorizon().toDays() + " days";
    }

    private void bad(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
