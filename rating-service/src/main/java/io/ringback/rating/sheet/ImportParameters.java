package io.ringback.rating.sheet;

import io.ringback.rating.deck.BandText;
import io.ringback.rating.deck.DeckFacts;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of an import.
 *
 * @param name of the deck
 * @param currency ISO 4217
 * @param format {@code ringback} if left out, or {@code a2billing}
 * @param buyName deck for the buy prices of an A2Billing rate card
 * @param dryRun {@code true}: store nothing
 * @param zone by which bands are read; with the two that follow, as the last version has it if all are left out
 * @param holidays dates, separated by commas
 * @param bands such as {@code night=MON-FRI 22:00-06:00}, one parameter each
 */
public record ImportParameters(
        @QueryParam("name") @Nullable String name,
        @QueryParam("currency") @Nullable String currency,
        @QueryParam("format") @Nullable String format,
        @QueryParam("buyName") @Nullable String buyName,
        @QueryParam("dryRun") @Nullable String dryRun,
        @QueryParam("zone") @Nullable String zone,
        @QueryParam("holidays") @Nullable String holidays,
        @QueryParam("band") List<String> bands) {
    public ImportParameters {
        bands = List.copyOf(bands);
    }

    /** @throws IllegalArgumentException beginning with a parameter's name */
    ImportOrder order() {
        return new ImportOrder(
                needed("name", name),
                buyName,
                needed("currency", currency),
                facts(),
                sheetFormat(),
                truth("dryRun", Objects.requireNonNullElse(dryRun, "false")));
    }

    private SheetFormat sheetFormat() {
        return switch (Objects.requireNonNullElse(format, "ringback")) {
            case "ringback" -> new RateSheet();
            case "a2billing" -> new A2BillingCard(buyName != null);
            default -> throw new IllegalArgumentException("format must be ringback or a2billing");
        };
    }

    private @Nullable DeckFacts facts() {
        if (zone == null && holidays == null && bands.isEmpty()) {
            return null;
        }
        return DeckFacts.of(
                Objects.requireNonNullElse(zone, "UTC"),
                holidays == null || holidays.isBlank() ? Set.of() : dates(holidays),
                bands.stream().map(BandText::timeBand).toList());
    }

    private static Set<LocalDate> dates(String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(date -> LocalDate.parse(date.strip()))
                    .collect(Collectors.toSet());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("holidays must be dates such as 2027-01-01, separated by commas", e);
        }
    }

    private static String needed(String parameter, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(parameter + " is missing");
        }
        return value;
    }

    private static boolean truth(String parameter, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(parameter + " must be true or false");
        };
    }
}
