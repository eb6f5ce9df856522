package io.ringback.trigger.asking;

import io.ringback.edge.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One use of an Idempotency-Key.
 *
 * @param apiKey id of the API key, which is no secret: keys of different callers never meet
 * @param request SHA-256 of what was asked, hexadecimal, in a form that does not depend on blanks and order
 */
record Claim(String apiKey, String path, String key, String request) {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * @return null if the request has no key
     * @throws io.ringback.edge.problem.ProblemException 400 if the key is none
     */
    static @Nullable Claim of(@Nullable String key, String apiKey, String path, String request) {
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Problems.badField(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        return new Claim(apiKey, path, key, sha256(request));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
