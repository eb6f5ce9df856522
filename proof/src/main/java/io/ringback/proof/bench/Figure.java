package io.ringback.proof.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was measured.
 *
 * @param name lower case with underscores
 * @param value what was seen
 * @param unit of the value, the limit and the target
 * @param limit what the machine could do in the same run with nothing of ours in between, null if there is no such thing
 * @param target what must be reached, null if nothing is promised
 */
record Figure(
        String name,
        double value,
        String unit,
        @Nullable Double limit,
        @Nullable Target target) {
    Figure {
        if (!name.matches("[a-z0-9_]+")) {
            throw new IllegalArgumentException("name must be lower case with underscores: " + name);
        }
    }

    /**
     * What must be reached.
     *
     * @param bound the last good value
     * @param atMost whether less is better
     */
    record Target(double bound, boolean atMost) {
        static Target atMost(double bound) {
            return new Target(bound, true);
        }

        static Target atLeast(double bound) {
            return new Target(bound, false);
        }

        boolean reachedBy(double value) {
            return atMost ? value <= bound : value >= bound;
        }
    }

    /** One that stands for itself. */
    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null, null);
    }

    Figure beside(double raw) {
        return new Figure(name, value, unit, raw, target);
    }

    Figure promised(@Nullable Target promise) {
        return new Figure(name, value, unit, limit, promise);
    }

    /** What was not measured at all has not reached its target either. */
    boolean reached() {
        var promise = target;
        return promise == null || (!Double.isNaN(value) && promise.reachedBy(value));
    }

    /** {@code figure <name> <value> <unit> limit <raw value> target <value> ok|short}, with {@code -} where there is none. */
    String line() {
        return "figure %s %s %s limit %s target %s %s"
                .formatted(
                        name,
                        text(value),
                        unit,
                        limit == null ? "-" : text(limit),
                        target == null ? "-" : text(target.bound()),
                        reached() ? "ok" : "short");
    }

    private static String text(double number) {
        if (Double.isNaN(number)) {
            return "-";
        }
        int decimals = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
