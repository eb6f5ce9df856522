package io.ringback.trigger.admission;

import io.ringback.contracts.values.RuleAnswer;
import java.util.List;

/**
 * How much was asked for within the last hour, beside what may be. A stolen key, a machine at a page, or somebody who earns
 * by a range of numbers asks faster than people do.
 *
 * @param account requests of the account
 * @param address requests from the address of whoever asks
 * @param destination rings of numbers that begin like one that is called, by the account
 */
public record Velocity(Limit account, Limit address, Limit destination) {
    /** Nobody counts. */
    public static final Velocity ANY = new Velocity(Limit.NONE, Limit.NONE, Limit.NONE);

    /** A range of numbers is as long as the number without these: what a carrier hands out, and somebody may own. */
    private static final int LAST_DIGITS = 3;

    /**
     * What was counted, and may be.
     *
     * @param most 0 for any number
     */
    public record Limit(int most, long count) {
        static final Limit NONE = new Limit(0, 0);

        boolean full() {
            return most > 0 && count >= most;
        }
    }

    /** The range a number is in: what it begins with. */
    public static String range(String number) {
        return number.substring(0, number.length() - LAST_DIGITS);
    }

    List<RuleAnswer> answers() {
        return List.of(
                answer(Rule.ACCOUNT_VELOCITY, account, "The account has asked for %d callbacks within an hour."),
                answer(Rule.ADDRESS_VELOCITY, address, "%d callbacks were asked for from this address within an hour."),
                answer(
                        Rule.DESTINATION_VELOCITY,
                        destination,
                        "Numbers that begin like one of these were rung %d times within an hour."));
    }

    private static RuleAnswer answer(Rule rule, Limit limit, String why) {
        return limit.full() ? rule.forbids(why.formatted(limit.count())) : rule.allows();
    }
}
