package io.ringback.edge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.SealedIdentity;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySealTest {
    private static final UUID ATTEMPT = new UUID(1, 2);
    private final IdentitySeal seal = new IdentitySeal("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    @Test
    void what_is_sealed_opens_for_its_try_alone() {
        var sealed = seal.seal(ATTEMPT, 1, "12345678", "4711");

        assertThat(seal.open(ATTEMPT, 1, sealed)).contains("4711");
        assertThat(seal.open(ATTEMPT, 2, sealed)).isEmpty();
        assertThat(seal.open(new UUID(1, 3), 1, sealed)).isEmpty();
        assertThat(new IdentitySeal("HxECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").open(ATTEMPT, 1, sealed))
                .isEmpty();
    }

    @Test
    void same_secret_is_sealed_otherwise_each_time() {
        assertThat(seal.seal(ATTEMPT, 1, "12345678", "4711").sealed())
                .isNotEqualTo(seal.seal(ATTEMPT, 1, "12345678", "4711").sealed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64!", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="})
    void what_was_never_sealed_opens_nothing(String text) {
        assertThat(seal.open(ATTEMPT, 1, new SealedIdentity("12345678", text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "secret words of somebody"})
    void key_of_another_length_is_refused_without_being_shown(String key) {
        assertThatThrownBy(() -> new IdentitySeal(key)).hasMessage("ringback.shared-key must be base64 of 32 bytes");
    }
}
