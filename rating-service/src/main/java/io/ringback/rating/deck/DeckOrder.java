package io.ringback.rating.deck;

import io.ringback.rating.tariff.TimeBand;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a rate deck, as it is posted.
 *
 * @param name 1 to 64 of A–Z, a–z, 0–9, dot, hyphen and underscore
 * @param currency ISO 4217
 * @param zone by which bands are read, an IANA name such as Europe/Berlin; UTC if left out
 * @param holidays dates in that zone; none if left out
 * @param bands hours of days that rates may have prices for; none if left out
 * @param rates at least one
 */
public record DeckOrder(
        String name,
        String currency,
        @Nullable String zone,
        @Nullable List<LocalDate> holidays,
        @Nullable List<TimeBandOrder> bands,
        List<RateOrder> rates) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public DeckOrder {
        holidays = holidays == null ? List.of() : List.copyOf(holidays);
        bands = bands == null ? List.of() : List.copyOf(bands);
        zone = Objects.requireNonNullElse(zone, "UTC");
        rates = List.copyOf(rates);
        checkName(name);
        checkCurrency(currency);
        facts(zone, holidays, bands);
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("rates must not be empty");
        }
    }

    /** @throws IllegalArgumentException beginning with {@code name} */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 64 of A-Z, a-z, 0-9, dot, hyphen and underscore");
        }
    }

    /** @throws IllegalArgumentException beginning with {@code currency} */
    public static void checkCurrency(String currency) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw new IllegalArgumentException("currency is no ISO 4217 code");
        }
    }

    DeckFacts facts() {
        return facts(
                Objects.requireNonNull(zone, "zone"),
                Objects.requireNonNull(holidays, "holidays"),
                Objects.requireNonNull(bands, "bands"));
    }

    private static DeckFacts facts(String zone, List<LocalDate> holidays, List<TimeBandOrder> bands) {
        var made = new ArrayList<TimeBand>();
        for (int i = 0; i < bands.size(); i++) {
            try {
                made.add(bands.get(i).band());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("bands[" + i + "]." + e.getMessage(), e);
            }
        }
        return DeckFacts.of(zone, new HashSet<>(holidays), made);
    }
}
