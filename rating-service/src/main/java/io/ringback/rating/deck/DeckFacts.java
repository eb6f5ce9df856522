package io.ringback.rating.deck;

import io.ringback.rating.tariff.BandPrice;
import io.ringback.rating.tariff.Bands;
import io.ringback.rating.tariff.DeckCalendar;
import io.ringback.rating.tariff.TimeBand;
import io.vertx.sqlclient.Row;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rates of a version have in common.
 *
 * @param calendar zone and holidays its bands are read by
 * @param bands those its rates may refer to, by name
 */
public record DeckFacts(DeckCalendar calendar, Map<String, TimeBand> bands) {
    /** UTC, no holidays, no bands. */
    public static final DeckFacts PLAIN = new DeckFacts(DeckCalendar.UTC, Map.of());

    /** Names of all bands a version may have. */
    private static final int MAX_BANDS = 100;

    public DeckFacts {
        bands = Map.copyOf(bands);
    }

    /**
     * From what was posted.
     *
     * @throws IllegalArgumentException beginning with {@code zone}, {@code holidays} or {@code bands}
     */
    public static DeckFacts of(String zone, Set<LocalDate> holidays, Collection<TimeBand> bands) {
        if (bands.size() > MAX_BANDS) {
            throw new IllegalArgumentException("bands may be at most " + MAX_BANDS);
        }
        var byName = new LinkedHashMap<String, TimeBand>();
        for (TimeBand band : bands) {
            if (byName.put(band.name(), band) != null) {
                throw new IllegalArgumentException("bands name " + band.name() + " twice");
            }
        }
        return new DeckFacts(new DeckCalendar(zone(zone), holidays), byName);
    }

    /** From the deck's row. */
    public static DeckFacts of(Row row) {
        return of(
                row.getString("zone"),
                Set.of(row.getArrayOfLocalDates("holidays")),
                Arrays.stream(row.getArrayOfStrings("bands"))
                        .map(BandText::timeBand)
                        .toList());
    }

    /** The prices of a rate by band, with the calendar they are read by. */
    public Bands priced(List<BandPrice> prices) {
        return prices.isEmpty() ? Bands.NONE : new Bands(calendar, prices);
    }

    /** The band of this name. */
    TimeBand band(String name) {
        var band = bands.get(name);
        if (band == null) {
            throw new IllegalArgumentException("bands name " + name + ", which the deck does not have");
        }
        return band;
    }

    /** As the deck's row has them. */
    public LocalDate[] holidayColumn() {
        return new TreeSet<>(calendar.holidays()).toArray(LocalDate[]::new);
    }

    /** As the deck's row has them. */
    public String[] bandColumn() {
        return bands.values().stream().map(BandText::of).sorted().toArray(String[]::new);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone must be UTC or an IANA name such as Europe/Berlin", e);
        }
    }
}
