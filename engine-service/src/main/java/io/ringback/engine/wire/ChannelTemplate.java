package io.ringback.engine.wire;

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
    }

    /** @throws UnsafeValue unless the number is digits with at most one leading plus */
    String channel(String number) {
        return ValueKind.CHANNEL.check(text.replace(NUMBER, ValueKind.NUMBER.check(number)));
    }
}
