package io.ringback.rating.sheet;

import io.ringback.rating.deck.DeckFacts;
import io.ringback.rating.deck.RateOrder;
import io.ringback.rating.deck.TierOrder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rate card as A2Billing exports it (table {@code cc_ratecard}). Its steps a, b and c come first, each for its time, and
 * then the initial rate: the first of them becomes our price, the others our tiers. What has no counterpart here is told,
 * column by column.
 *
 * @param withBuyRates whether the buy rates are wanted
 */
record A2BillingCard(boolean withBuyRates) implements SheetFormat {
    private static final String DATE = "uuuu-MM-dd HH:mm:ss";
    private static final Pattern NOTHING = Pattern.compile("-1|-?0*\\.?0*|default|NULL", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEVER = Pattern.compile("0000-00-00.*");
    private static final String LAST_MINUTE_OF_THE_WEEK = "10079";

    /** Those that are read; all others are told. */
    private static final Set<String> READ = Set.of(
            "id",
            "idtariffplan",
            "dialprefix",
            "destination",
            "rateinitial",
            "initblock",
            "billingblock",
            "connectcharge",
            "disconnectcharge",
            "minimal_cost",
            "buyrate",
            "buyrateinitblock",
            "buyrateincrement",
            "startdate",
            "stopdate",
            "starttime",
            "endtime",
            "stepchargea",
            "chargea",
            "timechargea",
            "billingblocka",
            "chargeb",
            "timechargeb",
            "billingblockb",
            "chargec",
            "timechargec",
            "billingblockc");

    @Override
    public LineReader reader(List<String> header, DeckFacts facts) {
        var columns = new Header(header);
        List.of("dialprefix", "destination", "rateinitial").stream()
                .filter(name -> !columns.has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("header has no column " + name);
                });
        var others = header.stream()
                .map(String::strip)
                .filter(name -> !READ.contains(name))
                .toList();
        return (fields, rates) -> read(new Fields(columns, fields), others, facts, rates);
    }

    private void read(Fields line, List<String> others, DeckFacts facts, Rates rates) {
        others.stream()
                .filter(name -> !NOTHING.matcher(line.text(name)).matches())
                .forEach(rates::notCarried);
        if (line.text("dialprefix").startsWith("_") || line.text("dialprefix").equals("defaultprefix")) {
            rates.notCarried(
                    "dialprefix " + (line.text("dialprefix").startsWith("_") ? "as a pattern" : "defaultprefix"));
            return;
        }
        if (partOfTheWeek(line)) {
            rates.notCarried("starttime and endtime: rates for a part of the week were left out, give them as bands");
            return;
        }
        var zone = facts.calendar().zone();
        rates.sell(sell(line, zone).rate(facts));
        if (NOTHING.matcher(line.text("buyrate")).matches()) {
            return;
        }
        if (withBuyRates) {
            rates.buy(order(
                            line,
                            zone,
                            Objects.requireNonNull(line.decimal("buyrate")),
                            block(line, "buyrateinitblock"),
                            block(line, "buyrateincrement"),
                            null,
                            null,
                            null,
                            List.of())
                    .rate(facts));
        } else {
            rates.notCarried("buyrate: no buyName was given");
        }
    }

    private static RateOrder sell(Fields line, ZoneId zone) {
        var stages = stages(line);
        var first = stages.getFirst();
        var tiers = new ArrayList<TierOrder>();
        int from = 0;
        for (int i = 1; i < stages.size(); i++) {
            from += stages.get(i - 1).seconds();
            tiers.add(new TierOrder(from, stages.get(i).price(), stages.get(i).block()));
        }
        var connect = Objects.requireNonNullElse(line.decimal("connectcharge"), BigDecimal.ZERO)
                .add(Objects.requireNonNullElse(line.decimal("stepchargea"), BigDecimal.ZERO));
        int initial = Math.max(block(line, "initblock"), first.block());
        return order(
                line,
                zone,
                first.price(),
                initial,
                first.block(),
                connect,
                line.decimal("disconnectcharge"),
                line.decimal("minimal_cost"),
                tiers);
    }

    /** A price for so many seconds, billed in blocks; the last one has no end. */
    private record Stage(BigDecimal price, int seconds, int block) {}

    private static List<Stage> stages(Fields line) {
        var stages = new ArrayList<Stage>();
        for (String step : List.of("a", "b", "c")) {
            var seconds = line.whole("timecharge" + step);
            if (seconds != null && seconds > 0) {
                var price = Objects.requireNonNullElse(line.decimal("charge" + step), BigDecimal.ZERO);
                stages.add(new Stage(price, seconds, block(line, "billingblock" + step)));
            }
        }
        var last = line.decimal("rateinitial");
        if (last == null) {
            throw new IllegalArgumentException("rateinitial is missing");
        }
        stages.add(new Stage(last, 0, block(line, "billingblock")));
        return stages;
    }

    private static RateOrder order(
            Fields line,
            ZoneId zone,
            BigDecimal price,
            int first,
            int further,
            @Nullable BigDecimal connect,
            @Nullable BigDecimal disconnect,
            @Nullable BigDecimal least,
            List<TierOrder> tiers) {
        return new RateOrder(
                line.text("dialprefix"),
                line.text("destination").isEmpty() ? line.text("dialprefix") : line.text("destination"),
                price,
                null,
                connect,
                disconnect,
                first,
                further,
                null,
                least,
                null,
                null,
                tiers,
                null,
                moment(line, "startdate", zone),
                moment(line, "stopdate", zone),
                null);
    }

    /** A block of nothing is one of a second. */
    private static int block(Fields line, String column) {
        return Math.max(1, Objects.requireNonNullElse(line.whole(column), 1));
    }

    private static boolean partOfTheWeek(Fields line) {
        var from = line.text("starttime");
        var to = line.text("endtime");
        return !(from.isEmpty() || from.equals("0")) || !(to.isEmpty() || to.equals(LAST_MINUTE_OF_THE_WEEK));
    }

    private static @Nullable Instant moment(Fields line, String column, ZoneId zone) {
        var text = line.text(column);
        if (text.isEmpty()
                || NEVER.matcher(text).matches()
                || NOTHING.matcher(text).matches()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, DateTimeFormatter.ofPattern(DATE))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(column + " must be a moment such as 2027-01-01 00:00:00", e);
        }
    }
}
