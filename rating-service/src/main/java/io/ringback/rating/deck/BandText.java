package io.ringback.rating.deck;

import io.ringback.rating.tariff.BandDay;
import io.ringback.rating.tariff.TimeBand;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A band as one line of text: {@code night=MON,TUE 22:00-06:00}; days may be a span, {@code MON-FRI}. */
public final class BandText {
    private static final Pattern LINE = Pattern.compile(
            "([A-Za-z0-9._-]{1,32})=([A-Za-z]{3,7}(?:[,-][A-Za-z]{3,7}){0,7}) ([0-9:]{5,8})-([0-9:]{5,8})");

    private BandText() {}

    /** @throws IllegalArgumentException beginning with {@code bands} */
    public static TimeBand timeBand(String text) {
        var parts = LINE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("bands must each be such as night=MON-FRI,HOLIDAY 22:00-06:00");
        }
        var days = EnumSet.noneOf(BandDay.class);
        for (String span : parts.group(2).toUpperCase(Locale.ROOT).split(",", -1)) {
            var ends = span.split("-", -1);
            if (ends.length > 2) {
                throw new IllegalArgumentException("bands must each be such as night=MON-FRI,HOLIDAY 22:00-06:00");
            }
            var from = day(ends[0]);
            var to = day(ends[ends.length - 1]);
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("bands have days in the order of the week: " + from + "-" + to);
            }
            days.addAll(EnumSet.range(from, to));
        }
        return new TimeBand(parts.group(1), days, time(parts.group(3)), time(parts.group(4)));
    }

    static String of(TimeBand band) {
        var days = band.days().stream().map(BandDay::name).collect(Collectors.joining(","));
        return band.name() + "=" + days + " " + band.from() + "-" + band.to();
    }

    private static BandDay day(String name) {
        return Arrays.stream(BandDay.values())
                .filter(day -> day.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bands have no day " + name));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("bands begin and end at times such as 22:00", e);
        }
    }
}
