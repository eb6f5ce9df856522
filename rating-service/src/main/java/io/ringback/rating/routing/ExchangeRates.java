package io.ringback.rating.routing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every exchange rate there is, by its date. Only rates that were told count: none is inverted or chained. */
public final class ExchangeRates {
    public static final ExchangeRates NONE = new ExchangeRates(List.of());

    private final Map<Pair, TreeMap<Instant, BigDecimal>> rates = new HashMap<>();

    private record Pair(String from, String to) {}

    public ExchangeRates(Collection<ExchangeRate> known) {
        known.forEach(rate -> rates.computeIfAbsent(new Pair(rate.from(), rate.to()), _ -> new TreeMap<>())
                .put(rate.validFrom(), rate.rate()));
    }

    /** The newest that is valid by then; 1 within a currency. */
    public Optional<BigDecimal> at(Instant moment, String from, String to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        return Optional.ofNullable(rates.get(new Pair(from, to)))
                .map(dated -> dated.floorEntry(moment))
                .map(Map.Entry::getValue);
    }
}
