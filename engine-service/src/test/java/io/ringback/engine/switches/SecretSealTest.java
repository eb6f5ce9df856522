package io.ringback.engine.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretSealTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String OTHER = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
    private static final UUID ID = new UUID(1, 2);

    private final SecretSeal seal = new SecretSeal(KEY);

    @Test
    void sealed_secret_opens_again_and_never_looks_the_same() {
        String sealed = seal.seal(ID, "s3cret");

        assertThat(seal.open(ID, sealed)).isEqualTo("s3cret");
        assertThat(sealed).doesNotContain("s3cret").isNotEqualTo(seal.seal(ID, "s3cret"));
    }

    @Test
    void it_does_not_open_with_another_key_or_for_another_switch() {
        String sealed = seal.seal(ID, "s3cret");

        assertThatThrownBy(() -> new SecretSeal(OTHER).open(ID, sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(new UUID(1, 3), sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wrong_key_is_named_and_not_quoted() {
        assertThatThrownBy(() -> new SecretSeal("c2hvcnQ="))
                .hasMessage("ringback.engine.switch-secret-key must be 32 bytes in base64");
        assertThatThrownBy(() -> new SecretSeal("not base64!"))
                .hasMessage("ringback.engine.switch-secret-key must be base64");
    }
}
