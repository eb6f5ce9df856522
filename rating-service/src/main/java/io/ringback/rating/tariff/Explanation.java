package io.ringback.rating.tariff;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The steps from seconds to an amount, in words. */
final class Explanation {
    private Explanation() {}

    static LegCharge of(Leg leg, Rate rate, long seconds, String currency) {
        long billed = rate.billedSeconds(seconds);
        long amount = rate.chargeMicros(seconds);
        return new LegCharge(
                leg,
                rate.prefix(),
                rate.destination(),
                seconds,
                billed,
                plain(rate.pricePerMinute()),
                0,
                Micros.money(amount, currency),
                steps(rate, seconds, billed, amount));
    }

    private static List<String> steps(Rate rate, long seconds, long billed, long amount) {
        if (seconds == 0) {
            return List.of("0 s: nothing is charged");
        }
        var steps = new ArrayList<String>();
        steps.add(seconds + " s billed as " + billed + " s: first " + rate.firstIncrementSeconds()
                + " s, then steps of " + rate.incrementSeconds() + " s");
        if (rate.connectCharge().signum() > 0) {
            steps.add("connect charge " + plain(rate.connectCharge()).toPlainString());
        }
        steps.add(billed + " s at " + plain(rate.pricePerMinute()).toPlainString() + " a minute");
        steps.add("sum rounded half up to " + Micros.DECIMALS + " decimals: "
                + Micros.decimal(amount).toPlainString());
        return steps;
    }

    /** The price without zeros at the end, but with two decimals at least. */
    private static BigDecimal plain(BigDecimal price) {
        var stripped = price.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()));
    }
}
