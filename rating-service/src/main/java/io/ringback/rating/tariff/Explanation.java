package io.ringback.rating.tariff;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps from seconds to an amount, in words: one sentence for each step, and one for each piece of the leg that has
 * a price of its own. There are at most as many pieces as tiers, and changes of bands within a day.
 */
final class Explanation {
    private final Rate rate;
    private final Instant start;
    private final long seconds;
    private final long billed;
    private final LegCost cost;
    private final List<String> steps = new ArrayList<>();

    private Explanation(Rate rate, Instant start, long seconds, long freeSeconds) {
        this.rate = rate;
        this.start = start;
        this.seconds = seconds;
        this.billed = rate.billedSeconds(seconds);
        this.cost = LegCost.begun(rate, start, seconds, freeSeconds);
    }

    static LegCharge of(Leg leg, Rate rate, Instant start, long seconds, long freeSeconds, String currency) {
        return new Explanation(rate, start, seconds, freeSeconds).charge(leg, currency);
    }

    private LegCharge charge(Leg leg, String currency) {
        return new LegCharge(
                leg,
                rate.prefix(),
                rate.destination(),
                seconds,
                billed,
                Price.plain(LegCost.begun(rate, start, 1, 0).price(0)),
                cost.free(billed),
                Micros.money(cost.micros(seconds), currency),
                steps());
    }

    private List<String> steps() {
        if (seconds == 0) {
            return List.of("0 s: nothing is charged");
        }
        if (billed == 0) {
            return List.of(seconds + " s are within the grace of "
                    + rate.conditions().graceSeconds() + " s: nothing is charged");
        }
        billed();
        if (cost.paid(billed)) {
            steps.add("nothing is charged");
            return steps;
        }
        long sum = amounts();
        long bounded = cost.bounded(billed, sum);
        if (bounded > sum) {
            steps.add("raised to the minimum charge "
                    + Price.text(rate.conditions().minimumCharge()));
        } else if (bounded < sum && rate.conditions().maximumCost() != null) {
            steps.add("cut to the maximum cost " + Price.text(rate.conditions().maximumCost()));
        }
        steps.add("sum rounded half up to " + Micros.DECIMALS + " decimals: "
                + Micros.decimal(cost.micros(seconds)).toPlainString());
        return steps;
    }

    private void billed() {
        var conditions = rate.conditions();
        long counted = Math.max(seconds, conditions.minimumSeconds());
        if (counted > seconds) {
            steps.add(seconds + " s count as the minimum of " + counted + " s");
        }
        var increments = new StringBuilder()
                .append(counted)
                .append(" s billed as ")
                .append(billed)
                .append(" s: first ")
                .append(rate.firstIncrementSeconds())
                .append(" s, then steps of ")
                .append(rate.incrementSeconds())
                .append(" s");
        for (Tier tier : conditions.tiers()) {
            if (tier.fromSeconds() < billed) {
                increments
                        .append(", from second ")
                        .append(tier.fromSeconds())
                        .append(" steps of ")
                        .append(tier.incrementSeconds())
                        .append(" s");
            }
        }
        steps.add(increments.toString());
        if (cost.free(billed) > 0) {
            steps.add("the first " + cost.free(billed) + " s are free");
        }
    }

    /** @return the exact sum before its bounds, in sixtieths of price units */
    private long amounts() {
        var conditions = rate.conditions();
        if (rate.connectUnits() > 0) {
            steps.add("connect charge " + Price.text(rate.connectUnits()));
        }
        if (!conditions.bands().isEmpty()) {
            var zone = conditions.bands().calendar().zone();
            steps.add("begun at "
                    + start.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime() + " in " + zone);
        }
        boolean plain = conditions.bands().isEmpty() && conditions.tiers().isEmpty();
        cost.pieces(billed, (from, until, price, tier, bands) -> {
            var where = plain ? "" : " from second " + from;
            steps.add((until - from) + " s" + where + " at " + Price.text(price) + " a minute" + band(bands));
        });
        if (conditions.disconnectCharge() > 0) {
            steps.add("disconnect charge " + Price.text(conditions.disconnectCharge()));
        }
        return Math.addExact(cost.charges(), cost.talk(billed));
    }

    private String band(int bands) {
        int band = Integer.numberOfTrailingZeros(bands) - 1;
        return band == Bands.BASE
                ? ""
                : ", band "
                        + rate.conditions().bands().prices().get(band).band().name();
    }
}
