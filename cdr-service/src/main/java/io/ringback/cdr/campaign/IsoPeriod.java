package io.ringback.cdr.campaign;

import io.ringback.contracts.values.CampaignPeriod.Unit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period as ISO 8601 writes it, in one unit: {@code PT90M}, {@code PT12H}, {@code P1D}, {@code P2W}, {@code P1M}.
 *
 * @param length 1 to 9999 of the unit, 366 days at most
 */
record IsoPeriod(int length, Unit unit) {
    private static final Pattern FORM = Pattern.compile("P(?:([1-9][0-9]{0,3})([DWM])|T([1-9][0-9]{0,3})([HM]))");
    private static final int MOST_HOURS = 366 * 24;

    /** Empty if it is none, or longer than a year. */
    static Optional<IsoPeriod> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        boolean calendar = form.group(1) != null;
        Unit unit = switch (calendar ? form.group(2) : "T" + form.group(4)) {
            case "D" -> Unit.DAYS;
            case "W" -> Unit.WEEKS;
            case "M" -> Unit.MONTHS;
            case "TH" -> Unit.HOURS;
            default -> Unit.MINUTES;
        };
        int length = Integer.parseInt(form.group(calendar ? 1 : 3));
        return length <= most(unit) ? Optional.of(new IsoPeriod(length, unit)) : Optional.empty();
    }

    private static int most(Unit unit) {
        return switch (unit) {
            case MINUTES -> MOST_HOURS * 60;
            case HOURS -> MOST_HOURS;
            case DAYS -> 366;
            case WEEKS -> 52;
            case MONTHS -> 12;
        };
    }
}
