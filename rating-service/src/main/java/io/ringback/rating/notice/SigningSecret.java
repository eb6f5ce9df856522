package io.ringback.rating.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret shared with a sender of webhooks, after Standard Webhooks 1.0: HMAC-SHA256 over id, timestamp and body. */
final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final String SCHEME = "v1,";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final SecretKeySpec key;

    private SigningSecret(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** @throws IllegalArgumentException that says what is wrong, and never the secret */
    static SigningSecret of(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a signing secret must be " + PREFIX + " and base64", e);
        }
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a signing secret must have " + LEAST_BYTES + " to " + MOST_BYTES + " bytes, not " + key.length);
        }
        return new SigningSecret(key);
    }

    /** The signature as it stands in the header. */
    String signature(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return SCHEME + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /**
     * Whether one of these signatures is ours; takes as long whichever it is.
     *
     * @param header signatures with a blank between them, of any scheme
     */
    boolean signed(String id, String timestamp, byte[] body, String header) {
        byte[] expected = signature(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String given : header.split(" ", -1)) {
            found |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }
}
