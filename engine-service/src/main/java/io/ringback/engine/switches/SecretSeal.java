package io.ringback.engine.switches;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts secrets at rest: AES-256-GCM, in base64 a fresh 96-bit nonce, then the text; the switch's id is bound in. */
public final class SecretSeal {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param base64Key 32 bytes
     * @throws IllegalArgumentException if it is none; the sentence does not quote it
     */
    public SecretSeal(String base64Key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64Key.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ringback.engine.switch-secret-key must be base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("ringback.engine.switch-secret-key must be 32 bytes in base64");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    String seal(UUID switchId, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, switchId, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] both = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getEncoder().encodeToString(both);
    }

    /** @throws IllegalStateException if it was sealed with another key, or for another switch */
    public String open(UUID switchId, String sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] text = new byte[buffer.remaining()];
        buffer.get(text);
        return new String(run(Cipher.DECRYPT_MODE, switchId, nonce, text), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, UUID switchId, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(switchId.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a switch's secret cannot be opened with ringback.engine.switch-secret-key", e);
        }
    }
}
