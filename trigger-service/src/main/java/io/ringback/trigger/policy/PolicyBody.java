package io.ringback.trigger.policy;

import io.ringback.contracts.values.Party;
import io.ringback.trigger.admission.CallingHours;
import io.ringback.trigger.admission.NumberKind;
import io.ringback.trigger.admission.Policy;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be allowed.
 *
 * @param allowed beginnings of numbers that may be called; all unless said otherwise
 * @param denied beginnings of numbers that may not be called; none unless said otherwise
 * @param kinds of dear numbers that may be called; none unless said otherwise
 * @param hours in which people may be called, by their own clocks; any unless said otherwise
 * @param noCallback beginnings of numbers that are not called back on a missed call; none unless said otherwise
 * @param sites whose extensions are the account's own, in an account's own policy; none unless said otherwise
 * @param recording whether talks may be recorded; no unless said otherwise
 * @param humanCheck whether callers must always press 1 before anybody else is rung; no unless said otherwise
 * @param asksPerHour requests of the account within an hour, 0 for any; the setting's unless said otherwise
 * @param ringsPerRange rings of numbers of one range within an hour, 0 for any; the setting's unless said otherwise
 */
@Schema(name = "AdmissionPolicyRequest", examples = "{\"allowed\": [\"+49\", \"+44\"], \"denied\": [\"+4417\"]}")
public record PolicyBody(
        @Nullable List<String> allowed,
        @Nullable List<String> denied,
        @Nullable Set<NumberKind> kinds,
        @Nullable HoursBody hours,
        @Nullable List<String> noCallback,
        @Nullable Set<String> sites,
        @Nullable Boolean recording,
        @Nullable Boolean humanCheck,
        @Nullable Integer asksPerHour,
        @Nullable Integer ringsPerRange) {
    /**
     * Days and hours.
     *
     * @param days such as MONDAY; all unless said otherwise
     * @param from such as 09:00
     * @param to such as 20:00; 00:00 for the end of the day
     */
    @Schema(name = "CallingHoursRequest")
    public record HoursBody(@Nullable Set<DayOfWeek> days, String from, String to) {
        public HoursBody {
            time("from", from);
            time("to", to);
            new CallingHours(Set.of(DayOfWeek.MONDAY), time("from", from), time("to", to));
            if (days != null && days.isEmpty()) {
                throw new IllegalArgumentException("days must name at least one day");
            }
        }

        CallingHours hours() {
            return new CallingHours(
                    days == null ? EnumSet.allOf(DayOfWeek.class) : days, time("from", from), time("to", to));
        }

        private static LocalTime time(String field, String text) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(field + " must be a time of day such as 09:00", e);
            }
        }
    }

    /** The world has some 200 countries; more are parts of them. */
    private static final int MOST = 500;

    /** Counted one by one; who needs more needs no limit. */
    private static final int HIGHEST_LIMIT = 100_000;

    private static final Pattern BEGINNING = Pattern.compile("\\+[1-9][0-9]{0,14}");

    public PolicyBody {
        check("allowed", allowed);
        check("denied", denied);
        check("noCallback", noCallback);
        check("asksPerHour", asksPerHour);
        check("ringsPerRange", ringsPerRange);
        if (sites != null && sites.size() > MOST) {
            throw new IllegalArgumentException("sites must be at most " + MOST);
        }
        if (sites != null && !sites.stream().allMatch(site -> Party.Extension.isExtension(site, "0"))) {
            throw new IllegalArgumentException("sites must each be 1 to 32 of a-z, 0-9 and hyphen");
        }
    }

    Policy policy() {
        return new Policy(
                allowed == null ? List.of() : allowed,
                denied == null ? List.of() : denied,
                kinds == null ? Set.of() : kinds,
                hours == null ? null : hours.hours(),
                noCallback,
                sites,
                recording,
                humanCheck,
                asksPerHour,
                ringsPerRange);
    }

    private static void check(String field, @Nullable Integer limit) {
        if (limit != null && (limit < 0 || limit > HIGHEST_LIMIT)) {
            throw new IllegalArgumentException(field + " must be 0 to " + HIGHEST_LIMIT);
        }
    }

    private static void check(String field, @Nullable List<String> beginnings) {
        if (beginnings == null) {
            return;
        }
        if (beginnings.size() > MOST) {
            throw new IllegalArgumentException(field + " must be at most " + MOST);
        }
        for (String beginning : beginnings) {
            if (!BEGINNING.matcher(beginning).matches()) {
                throw new IllegalArgumentException(field + " must each be a plus and digits, as in +49");
            }
        }
    }
}
