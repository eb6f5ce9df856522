package io.ringback.trigger.proving;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Six digits somebody hears once and types. */
final class OneTimeCode {
    private static final Pattern FORM = Pattern.compile("[0-9]{6}");
    private static final int BOUND = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Nobody hears what a scripted phone is told. */
    static final String SANDBOX = "000000";

    private OneTimeCode() {}

    static String drawn() {
        return "%06d".formatted(RANDOM.nextInt(BOUND));
    }

    /** Whether a text could be one; blanks that people type between digits are taken out before. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** Compared in a time that tells nothing of where they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
