package io.ringback.contracts.values;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;

/**
 * How long a period lasts. The first begins with the campaign, each further one where the one before ends. Days, weeks and
 * months are those of the calendar where the campaign is, so that a day stays a day when the clocks change.
 *
 * @param length 1 to {@value #LONGEST}
 * @param timeZone IANA name
 */
public record CampaignPeriod(int length, Unit unit, String timeZone) {
    /** Minutes of a week; more than anybody counts in any unit. */
    public static final int LONGEST = 10_080;

    public CampaignPeriod {
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("length must be 1 to " + LONGEST + ": " + length);
        }
    }

    /** What a period is counted in; the first two are exact, the others depend on the calendar. */
    public enum Unit {
        MINUTES,
        HOURS,
        DAYS,
        WEEKS,
        MONTHS
    }

    /**
     * The period a moment is in.
     *
     * @param first when the first one begins; a moment before it is taken for that one
     * @throws java.time.DateTimeException if there is no such time zone
     */
    public CampaignSpan at(Instant first, Instant moment) {
        ZonedDateTime start = first.atZone(ZoneId.of(timeZone));
        long number = Math.max(0, Duration.between(first, moment).dividedBy(longest()));
        // The estimate is off by what months are shorter than the longest, and by an hour where the clocks change.
        while (number > 0 && begins(start, number).isAfter(moment)) {
            number--;
        }
        while (!begins(start, number + 1).isAfter(moment)) {
            number++;
        }
        return new CampaignSpan(begins(start, number), begins(start, number + 1));
    }

    private Instant begins(ZonedDateTime start, long number) {
        return start.plus(amount(Math.toIntExact(number * length))).toInstant();
    }

    private TemporalAmount amount(int count) {
        return switch (unit) {
            case MINUTES -> Duration.ofMinutes(count);
            case HOURS -> Duration.ofHours(count);
            case DAYS -> Period.ofDays(count);
            case WEEKS -> Period.ofWeeks(count);
            case MONTHS -> Period.ofMonths(count);
        };
    }

    private Duration longest() {
        return switch (unit) {
            case MINUTES -> Duration.ofMinutes(length);
            case HOURS -> Duration.ofHours(length);
            case DAYS -> Duration.ofDays(length);
            case WEEKS -> Duration.ofDays(7L * length);
            case MONTHS -> Duration.ofDays(31L * length);
        };
    }
}
