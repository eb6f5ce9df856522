package io.ringback.rating.routing;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.rating.tariff.RateDeck;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A trunk as rating knows it.
 *
 * @param name as switches have it, 1 to 64 of A–Z, a–z, 0–9, hyphen and underscore
 * @param buyDeck what the carrier takes, null if that is not known
 * @param weight its share where several are equal, 1 to {@value #MAX_WEIGHT}
 * @param strip leading digits of the E.164 number that the carrier does not want, 0 to {@value #MAX_STRIP}
 * @param prefix digits the carrier wants in front of the rest, at most {@value #MAX_PREFIX}
 * @param minimumMarginPercent of what the customer pays, 0 to 100; null if the trunk is used whatever it costs
 * @param retryBudgetPercent how many of its calls may come from another trunk's failures, 0 to 100; null for all
 */
public record Trunk(
        String name,
        @Nullable RateDeck buyDeck,
        int weight,
        int strip,
        String prefix,
        @Nullable Integer minimumMarginPercent,
        @Nullable Integer retryBudgetPercent) {
    static final int MAX_WEIGHT = 1000;

    /** No country code is longer; whoever took more away would dial another number, and no switch lets that out. */
    static final int MAX_STRIP = 3;

    static final int MAX_PREFIX = 10;

    /** No public subscriber number is shorter; emergency numbers are. */
    private static final int FEWEST_DIGITS = 7;

    private static final int MOST_DIGITS = 20;
    private static final int PERCENT = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{0," + MAX_PREFIX + "}");

    /** What a network may take for an emergency call as soon as it has heard it, whatever follows. */
    private static final Pattern EMERGENCY = Pattern.compile("(000|11[0-9]|911|999).*");

    /** The same behind one digit for an outside line. */
    private static final Pattern EMERGENCY_BEHIND_A_DIGIT = Pattern.compile("[0-9]" + EMERGENCY.pattern());

    public Trunk {
        if (!isName(name)) {
            throw new IllegalArgumentException("name must be 1 to 64 of A-Z, a-z, 0-9, _ and -");
        }
        inRange("weight", weight, 1, MAX_WEIGHT);
        inRange("strip", strip, 0, MAX_STRIP);
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix must have 0 to " + MAX_PREFIX + " digits");
        }
        if (EMERGENCY.matcher(prefix).matches()
                || EMERGENCY_BEHIND_A_DIGIT.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix must not begin like an emergency number");
        }
        if (minimumMarginPercent != null) {
            inRange("minimumMarginPercent", minimumMarginPercent, 0, PERCENT);
        }
        if (retryBudgetPercent != null) {
            inRange("retryBudgetPercent", retryBudgetPercent, 0, PERCENT);
        }
    }

    /** A trunk a route names and of which nothing else is known: it gets numbers in E.164 form. */
    static Trunk unknown(String name) {
        return new Trunk(name, null, 1, 0, "", null, null);
    }

    /** Whether a trunk can be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The way to this number over this trunk; empty if what is left of it would be no subscriber's number, or be heard
     * as an emergency call.
     */
    Optional<Route> to(Party.E164 party) {
        if (strip == 0 && prefix.isEmpty()) {
            return Optional.of(new Route(name, party.number()));
        }
        var digits = prefix + party.digits().substring(strip);
        boolean dialable = digits.length() >= FEWEST_DIGITS
                && digits.length() <= MOST_DIGITS
                && !EMERGENCY.matcher(digits).matches();
        return dialable ? Optional.of(new Route(name, digits)) : Optional.empty();
    }

    private static void inRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most);
        }
    }
}
