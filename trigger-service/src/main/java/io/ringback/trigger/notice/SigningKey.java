package io.ringback.trigger.notice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key a webhook's notices are signed with, HMAC-SHA256 as Standard Webhooks 1.0.0 says. It is stored nowhere: it
 * follows from the platform's shared key, the webhook and how often its key was changed.
 */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "ringback/webhook/";
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int UUID_BYTES = 16;

    private final byte[] bytes;

    private SigningKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key of this webhook.
     *
     * @param shared the platform's shared key, at least 32 bytes
     * @param generation counts the webhook's keys from 1
     */
    public static SigningKey of(byte[] shared, UUID webhookId, int generation) {
        var purpose = PURPOSE.getBytes(StandardCharsets.US_ASCII);
        var text = ByteBuffer.allocate(purpose.length + UUID_BYTES + Integer.BYTES)
                .put(purpose)
                .putLong(webhookId.getMostSignificantBits())
                .putLong(webhookId.getLeastSignificantBits())
                .putInt(generation)
                .array();
        return new SigningKey(hmac(shared, text));
    }

    /**
     * The key a secret stands for.
     *
     * @param secret {@code whsec_} and base64
     */
    public static SigningKey ofSecret(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("a secret begins with " + SECRET_PREFIX);
        }
        return new SigningKey(Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())));
    }

    /** What the receiver is given once. */
    public String secret() {
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * One signature of the header {@code webhook-signature}.
     *
     * @param messageId the same for every try
     * @param sentAt of this try; whole seconds are signed
     */
    public String sign(String messageId, Instant sentAt, String body) {
        var text = messageId + "." + sentAt.getEpochSecond() + "." + body;
        return VERSION + Base64.getEncoder().encodeToString(hmac(bytes, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "SigningKey";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
