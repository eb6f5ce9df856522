package io.ringback.engine.wire;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last look before a dial, at the digits a switch would really dial: emergency numbers, blocked numbers, and numbers
 * that are not the party's never reach a switch, whatever was decided before.
 *
 * @param blocked whether a number in E.164 form is blocked, by itself or by a prefix
 * @param blockedItself whether it is blocked by itself
 */
public record LastGate(Predicate<String> blocked, Predicate<String> blockedItself) {
    /** No public subscriber number is shorter; emergency and other service numbers are, with or without country code. */
    private static final int SHORTEST = 7;

    /** A country code has at most so many digits; what follows stays the same in every form a trunk may want. */
    private static final int COUNTRY_CODE = 3;

    private static final int SAME_DIGITS = 6;
    private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|0011|00|011)([0-9]*)");

    /** What may stand before a number in international form, outside lines among it. */
    private static final List<String> ACCESS = List.of("", "0", "00", "000", "011", "0011", "9", "900", "9011");

    /** The code of the rule that forbids the dial, empty if it may go out. */
    public Optional<String> refusal(Party party, Route route, ChannelTemplate template) {
        String dialled = template.dialledDigits(route.number());
        return switch (party) {
            case Party.E164(String number) -> refusalOfNumber(number, route.number(), dialled);
            case Party.Extension(String _, String extension) -> refusalOfName(extension, route.number(), dialled);
            case Party.Voicemail(String box) -> refusalOfName(box, route.number(), dialled);
        };
    }

    private Optional<String> refusalOfNumber(String number, String routed, String dialled) {
        String digits = number.substring(1);
        if (routed.replace("+", "").length() < SHORTEST || EmergencyDigits.disguised(number)) {
            return Optional.of("EMERGENCY");
        }
        if (blocked.test(number) || readings(dialled, digits.length()).anyMatch(blockedItself)) {
            return Optional.of("BLOCKED");
        }
        if (!isSame(digits, routed, dialled)) {
            return Optional.of("NOT_THE_PARTY");
        }
        int before = dialled.length() - (dialled.endsWith(digits) ? digits : same(digits)).length();
        return EmergencyDigits.begin(dialled.substring(0, before)) ? Optional.of("EMERGENCY") : Optional.empty();
    }

    private static boolean isSame(String digits, String routed, String dialled) {
        Matcher international = INTERNATIONAL.matcher(routed);
        return international.matches() ? international.group(1).equals(digits) : dialled.endsWith(same(digits));
    }

    private static String same(String digits) {
        return digits.substring(Math.min(COUNTRY_CODE, digits.length() - SAME_DIGITS));
    }

    /** An extension or a box is dialled as it is; what stands before it is the trunk's own. */
    private Optional<String> refusalOfName(String name, String routed, String dialled) {
        if (!routed.equals(name)) {
            return Optional.of("NOT_THE_PARTY");
        }
        return Stream.of(dialled, name)
                        .flatMap(digits -> readings(digits, digits.length()))
                        .anyMatch(blocked)
                ? Optional.of("BLOCKED")
                : Optional.empty();
    }

    /**
     * The numbers in E.164 form that a network may understand. A national number is read as one too, so only numbers
     * blocked by themselves are looked for, never prefixes: those of Berlin would be of Greece.
     */
    private static Stream<String> readings(String dialled, int length) {
        Stream<String> behindAccess =
                ACCESS.stream().filter(dialled::startsWith).map(access -> dialled.substring(access.length()));
        return Stream.concat(behindAccess, Stream.of(dialled.substring(Math.max(0, dialled.length() - length))))
                .filter(digits -> digits.length() >= SHORTEST)
                .map(digits -> "+" + digits);
    }
}
