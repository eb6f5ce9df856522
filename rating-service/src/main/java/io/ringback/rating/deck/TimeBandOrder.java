package io.ringback.rating.deck;

import io.ringback.rating.tariff.BandDay;
import io.ringback.rating.tariff.TimeBand;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * A band of a deck, as it is posted and shown. See {@link TimeBand}.
 *
 * @param from such as 22:00
 * @param to such as 06:00
 */
public record TimeBandOrder(String name, List<BandDay> days, String from, String to) {
    public TimeBandOrder {
        days = List.copyOf(days);
    }

    static TimeBandOrder of(TimeBand band) {
        return new TimeBandOrder(
                band.name(),
                List.copyOf(band.days()),
                band.from().toString(),
                band.to().toString());
    }

    /** @throws IllegalArgumentException beginning with a component's name */
    TimeBand band() {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days must not be empty");
        }
        return new TimeBand(name, Set.copyOf(days), time("from", from), time("to", to));
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + " must be a time such as 22:00", e);
        }
    }
}
