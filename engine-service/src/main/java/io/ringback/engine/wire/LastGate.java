package io.ringback.engine.wire;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The last look before a dial: emergency numbers, blocked numbers, and numbers that are not the party's never reach a
 * switch, whatever was decided before.
 *
 * @param blocked whether a number in E.164 form is blocked
 */
public record LastGate(Predicate<String> blocked) {
    /** No public subscriber number is shorter; emergency and other service numbers are, with or without country code. */
    private static final int SHORTEST = 7;

    /** So many last digits of a number stay the same in every form a trunk may want it in. */
    private static final int SAME_DIGITS = 6;

    /** The code of the rule that forbids the dial, empty if it may go out. */
    public Optional<String> refusal(Party party, Route route) {
        String digits = route.number().startsWith("+") ? route.number().substring(1) : route.number();
        return switch (party) {
            case Party.E164(String number) -> refusalOfNumber(number, digits, route.number());
            case Party.Extension(String _, String extension) ->
                digits.endsWith(extension) ? Optional.empty() : foreign();
            case Party.Voicemail(String box) -> digits.endsWith(box) ? Optional.empty() : foreign();
        };
    }

    private Optional<String> refusalOfNumber(String number, String digits, String dialled) {
        if (digits.length() < SHORTEST) {
            return Optional.of("EMERGENCY");
        }
        if (blocked.test(number) || (dialled.startsWith("+") && blocked.test(dialled))) {
            return Optional.of("BLOCKED");
        }
        return digits.endsWith(number.substring(number.length() - SAME_DIGITS)) ? Optional.empty() : foreign();
    }

    private static Optional<String> foreign() {
        return Optional.of("NOT_THE_PARTY");
    }
}
