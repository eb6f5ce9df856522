package io.ringback.trigger.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static final byte[] SHARED = "a key of thirty-two bytes for it".getBytes(StandardCharsets.US_ASCII);
    private static final UUID HOOK = UUID.fromString("01a200ae-bf91-7d37-aace-5635ed3f8f81");

    /** The example that Standard Webhooks and its libraries are tested with. */
    @Test
    void signature_is_that_of_the_published_example() {
        var key = SigningKey.ofSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        var signature = key.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void key_follows_from_webhook_and_generation_alone() {
        var key = SigningKey.of(SHARED, HOOK, 1);

        assertThat(key).isEqualTo(SigningKey.of(SHARED, HOOK, 1)).isEqualTo(SigningKey.ofSecret(key.secret()));
        assertThat(key.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(key)
                .isNotEqualTo(SigningKey.of(SHARED, HOOK, 2))
                .isNotEqualTo(SigningKey.of(SHARED, new UUID(0, 1), 1))
                .hasToString("SigningKey");
    }

    @Test
    void secret_of_another_kind_is_refused() {
        assertThatThrownBy(() -> SigningKey.ofSecret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a secret begins with whsec_");
    }
}
