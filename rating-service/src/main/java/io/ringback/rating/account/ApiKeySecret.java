package io.ringback.rating.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The text of an API key: {@code rb_} and 27 letters and digits, 160 random bits. Shown once, kept nowhere.
 *
 * @param text the whole of it
 */
record ApiKeySecret(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 27;

    static ApiKeySecret draw(SecureRandom random) {
        var text = new StringBuilder("rb_");
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ApiKeySecret(text.toString());
    }

    /** Lower-case hexadecimal; what is stored and compared. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ApiKeySecret[…]";
    }
}
