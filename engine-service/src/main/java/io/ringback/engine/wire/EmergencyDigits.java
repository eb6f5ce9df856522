package io.ringback.engine.wire;

import java.util.regex.Pattern;

/**
 * The digits a network may take for an emergency call as soon as it has heard them, whatever follows: 112, 911, 999, 000
 * and the 11x of many countries, at once or behind one digit for an outside line.
 */
final class EmergencyDigits {
    private static final String SHORT = "(000|11[0-9]|911|999)";
    private static final Pattern BEGIN = Pattern.compile("[0-9]?" + SHORT + ".*");

    /** A country code and then such a number, filled up with zeros to look like a subscriber's. */
    private static final Pattern AS_SUBSCRIBER = Pattern.compile("\\+[1-9][0-9]{0,2}0*" + SHORT);

    private EmergencyDigits() {}

    /** Whether the first digits dialled, before a party's own, are such a number. */
    static boolean begin(String digits) {
        return BEGIN.matcher(digits).matches();
    }

    /** Whether a number in E.164 form is an emergency number in disguise. */
    static boolean disguised(String number) {
        return AS_SUBSCRIBER.matcher(number).matches();
    }
}
