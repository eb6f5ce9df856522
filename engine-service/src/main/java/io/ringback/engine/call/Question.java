package io.ringback.engine.call;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller can be asked to key. */
public enum Question {
    /** The number to call. */
    DESTINATION("ask-", "keyed-"),
    /** The account that pays. */
    ACCOUNT("askaccount-", "account-"),
    /** Its PIN; sealed before any state or fact sees it. */
    PIN("askpin-", "pin-");

    private static final Pattern FETCHES_PIN = Pattern.compile("pin-([0-9]{1,3})");

    private final String asks;
    private final String keyed;

    Question(String asks, String keyed) {
        this.asks = asks;
        this.keyed = keyed;
    }

    /** Name of the command that asks for the so manieth time. */
    String asks(int number) {
        return asks + number;
    }

    /** Name of the command that fetches what was keyed then. */
    String keyed(int number) {
        return keyed + number;
    }

    /** Which try's PIN this command fetches, empty if it fetches something else. */
    public static OptionalInt pinOf(String command) {
        Matcher matcher = FETCHES_PIN.matcher(command);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
