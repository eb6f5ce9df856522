package io.ringback.edge.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Facts as a token: a prefix and base64url of the facts with their HMAC-SHA-256 (RFC 2104) under a key derived from the one
 * that the services share. It is kept nowhere; whoever has the shared key can check it.
 */
final class SignedFacts {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 32;

    private final String prefix;
    private final int length;
    private final SecretKeySpec key;

    /**
     * @param base64Key the shared key, of 32 bytes
     * @param purpose what tells these tokens from others under the same shared key
     * @param length of the facts in bytes
     * @throws IllegalArgumentException if the key is anything else; says nothing of its text
     */
    SignedFacts(String base64Key, String purpose, String prefix, int length) {
        byte[] derived = mac(new SecretKeySpec(IdentitySeal.keyOf(base64Key), ALGORITHM))
                .doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        this.key = new SecretKeySpec(derived, ALGORITHM);
        this.prefix = prefix;
        this.length = length;
    }

    String write(byte[] facts) {
        byte[] whole = Arrays.copyOf(facts, length + SIGNATURE);
        System.arraycopy(mac(key).doFinal(facts), 0, whole, length, SIGNATURE);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The facts, if they were signed under this key for this purpose. */
    Optional<byte[]> read(String token) {
        if (!token.startsWith(prefix)) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token.substring(prefix.length()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length != length + SIGNATURE) {
            return Optional.empty();
        }
        byte[] facts = Arrays.copyOf(whole, length);
        boolean signed =
                MessageDigest.isEqual(mac(key).doFinal(facts), Arrays.copyOfRange(whole, length, whole.length));
        return signed ? Optional.of(facts) : Optional.empty();
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
