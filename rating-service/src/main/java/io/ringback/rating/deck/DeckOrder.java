package io.ringback.rating.deck;

import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A new version of a rate deck, as it is posted.
 *
 * @param name 1 to 64 of A–Z, a–z, 0–9, dot, hyphen and underscore
 * @param currency ISO 4217
 * @param rates at least one, each prefix once
 */
public record DeckOrder(String name, String currency, List<RateOrder> rates) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public DeckOrder {
        rates = List.copyOf(rates);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 64 of A-Z, a-z, 0-9, dot, hyphen and underscore");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw new IllegalArgumentException("currency is no ISO 4217 code");
        }
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("rates must not be empty");
        }
    }
}
