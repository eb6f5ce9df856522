package io.ringback.rating.sheet;

import io.ringback.rating.deck.DeckFacts;
import io.ringback.rating.deck.RateOrder;
import io.ringback.rating.deck.RateText;
import io.ringback.rating.tariff.Rate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Our own columns: those of a posted rate. What is exported can be imported again and is the same. */
final class RateSheet implements SheetFormat {
    /** In the order in which they are exported. */
    static final List<String> COLUMNS = List.of(
            "prefix",
            "destination",
            "pricePerMinute",
            "connectCharge",
            "disconnectCharge",
            "firstIncrementSeconds",
            "incrementSeconds",
            "minimumSeconds",
            "minimumCharge",
            "graceSeconds",
            "maximumCost",
            "tiers",
            "bands",
            "validFrom",
            "validUntil",
            "blocked");

    private static final List<String> KNOWN =
            Stream.concat(COLUMNS.stream(), Stream.of("pricePerSecond")).toList();

    @Override
    public LineReader reader(List<String> header, DeckFacts facts) {
        var columns = new Header(header);
        columns.check(KNOWN, List.of("prefix", "destination"));
        if (!columns.has("pricePerMinute") && !columns.has("pricePerSecond")) {
            throw new IllegalArgumentException("header has no column pricePerMinute");
        }
        return (fields, rates) -> rates.sell(order(new Fields(columns, fields)).rate(facts));
    }

    private static RateOrder order(Fields line) {
        return new RateOrder(
                line.text("prefix"),
                line.text("destination"),
                line.decimal("pricePerMinute"),
                line.decimal("pricePerSecond"),
                line.decimal("connectCharge"),
                line.decimal("disconnectCharge"),
                line.whole("firstIncrementSeconds"),
                line.whole("incrementSeconds"),
                line.whole("minimumSeconds"),
                line.decimal("minimumCharge"),
                line.whole("graceSeconds"),
                line.decimal("maximumCost"),
                RateText.tiers(line.text("tiers")),
                RateText.bandPrices(line.text("bands")),
                line.moment("validFrom"),
                line.moment("validUntil"),
                line.truth("blocked"));
    }

    /** The fields of a rate, in the order of {@link #COLUMNS}; empty where it says nothing. */
    static List<String> line(Rate rate) {
        var conditions = rate.conditions();
        return List.of(
                rate.prefix(),
                rate.destination(),
                RateText.price(rate.pricePerMinuteUnits()),
                price(rate.connectUnits()),
                price(conditions.disconnectCharge()),
                Integer.toString(rate.firstIncrementSeconds()),
                Integer.toString(rate.incrementSeconds()),
                seconds(conditions.minimumSeconds()),
                price(conditions.minimumCharge()),
                seconds(conditions.graceSeconds()),
                conditions.maximumCost() == null ? "" : RateText.price(conditions.maximumCost()),
                RateText.ofTiers(conditions.tiers()),
                RateText.ofBandPrices(conditions.bands().prices()),
                moment(conditions.validFrom()),
                moment(conditions.validUntil()),
                conditions.blocked() ? "true" : "");
    }

    private static String price(long units) {
        return units == 0 ? "" : RateText.price(units);
    }

    private static String seconds(int seconds) {
        return seconds == 0 ? "" : Integer.toString(seconds);
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
