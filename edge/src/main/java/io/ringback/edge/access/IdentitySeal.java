package io.ringback.edge.access;

import io.ringback.contracts.values.SealedIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the PIN somebody gave, for rating-service alone: AES-256-GCM (NIST SP 800-38D) under the key that trigger, engine
 * and rating share. The sealed text is base64 of a random 12-byte nonce, the cipher text and its 16-byte tag; the
 * associated data is {@code <attempt id>/<try>}, so that what was sealed for one try opens for no other.
 */
public final class IdentitySeal {
    /** The try that a request's own identity counts as; keyed ones count from 1 too, but on another attempt. */
    public static final int REQUEST_TRY = 1;

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param base64Key of 32 bytes
     * @throws IllegalArgumentException if it is anything else; says nothing of its text
     */
    public IdentitySeal(String base64Key) {
        key = new SecretKeySpec(keyOf(base64Key), "AES");
    }

    /** The bytes of the shared key. */
    static byte[] keyOf(String base64Key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64Key);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("ringback.shared-key must be base64 of 32 bytes");
        }
        return bytes;
    }

    /** Seals a secret for one try of one attempt. */
    public SealedIdentity seal(UUID attemptId, int tryNumber, String account, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, attemptId, tryNumber)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] whole = new byte[NONCE_BYTES + text.length];
            System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
            System.arraycopy(text, 0, whole, NONCE_BYTES, text.length);
            return new SealedIdentity(account, Base64.getEncoder().encodeToString(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** The secret, if it was sealed under this key for this try of this attempt. */
    public Optional<String> open(UUID attemptId, int tryNumber, SealedIdentity identity) {
        try {
            byte[] whole = Base64.getDecoder().decode(identity.sealed());
            if (whole.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, attemptId, tryNumber)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Not base64, another key, another try, or tampered with: all the same to whoever sent it.
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID attemptId, int tryNumber) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((attemptId + "/" + tryNumber).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
