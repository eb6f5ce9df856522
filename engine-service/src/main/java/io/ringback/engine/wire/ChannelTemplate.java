package io.ringback.engine.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a trunk is dialled.
 *
 * @param text technology and address with exactly one {@code {number}}: {@code PJSIP/{number}@gw}
 */
public record ChannelTemplate(String text) {
    private static final String NUMBER = "{number}";
    private static final int LONGEST = 120;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./@{}-]*");
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9]{2,16}/[A-Za-z0-9_./@-]*\\{number}[A-Za-z0-9_./@-]*");

    /** What is dialled stands before the @, or behind the last slash; elsewhere the number would be a mere name. */
    private static final Pattern DIALLED = Pattern.compile(
            "[^/]+/(?:(?:[^@]*/)?([^@/]*\\{number}[^@/]*)(?:@.*)?|[^@]*[A-Za-z_][^@]*@.*/([^@/]*\\{number}[^@/]*))");

    private static final Pattern DIGITS_BEHIND = Pattern.compile(".*\\{number}[^@/]*[0-9][^@/]*([@/].*)?");

    /** @throws IllegalArgumentException with a sentence that begins with {@code channel} */
    public ChannelTemplate {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("channel must have at most " + LONGEST + " characters");
        }
        if (!SAFE.matcher(text).matches()) {
            throw new IllegalArgumentException("channel may have only letters, digits and _ . / @ { } -");
        }
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "channel must be a technology, a slash and an address with exactly one {number}: PJSIP/{number}@gw");
        }
        Matcher dialled = DIALLED.matcher(text);
        if (!dialled.matches() || DIGITS_BEHIND.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "channel must dial the {number}, with no digits behind it and nothing dialled instead of it");
        }
        if (EmergencyDigits.begin(fixedDigits(dialled))) {
            throw new IllegalArgumentException("channel must not begin with an emergency number before {number}");
        }
    }

    /** All digits a switch dials over this trunk for a number, those of the template among them. */
    String dialledDigits(String number) {
        Matcher dialled = DIALLED.matcher(text);
        if (!dialled.matches()) {
            throw new IllegalStateException("a template dials its number");
        }
        return fixedDigits(dialled) + number.replace("+", "");
    }

    private static String fixedDigits(Matcher dialled) {
        String part = dialled.group(1) == null ? dialled.group(2) : dialled.group(1);
        return part.substring(0, part.indexOf(NUMBER)).replaceAll("[^0-9]", "");
    }

    /** The number that was dialled as this address, which is what follows the technology; empty if none was. */
    public Optional<String> numberIn(String address) {
        String whole = text.substring(0, text.indexOf('/') + 1) + address;
        int before = text.indexOf(NUMBER);
        int after = text.length() - before - NUMBER.length();
        if (whole.length() <= before + after
                || !whole.startsWith(text.substring(0, before))
                || !whole.endsWith(text.substring(before + NUMBER.length()))) {
            return Optional.empty();
        }
        return Optional.of(whole.substring(before, whole.length() - after));
    }

    /** @throws UnsafeValue unless the number is digits with at most one leading plus */
    String channel(String number) {
        return ValueKind.CHANNEL.check(text.replace(NUMBER, ValueKind.NUMBER.check(number)));
    }
}
