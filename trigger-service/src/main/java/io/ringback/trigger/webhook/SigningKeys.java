package io.ringback.trigger.webhook;

import io.ringback.trigger.notice.SigningKey;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of all webhooks, from the platform's shared key. */
@Singleton
class SigningKeys {
    private static final int LEAST_BYTES = 32;

    private final byte[] shared;

    /** @throws IllegalArgumentException if {@code ringback.shared-key} is not base64 of 32 bytes or more */
    SigningKeys(@ConfigProperty(name = "ringback.shared-key") String base64) {
        this.shared = decode(base64);
    }

    /** @param generation counts the webhook's keys from 1 */
    SigningKey of(UUID webhookId, int generation) {
        return SigningKey.of(shared, webhookId, generation);
    }

    private static byte[] decode(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length >= LEAST_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Its message would show the key.
        }
        throw new IllegalArgumentException("ringback.shared-key must be base64 of at least " + LEAST_BYTES + " bytes");
    }
}
