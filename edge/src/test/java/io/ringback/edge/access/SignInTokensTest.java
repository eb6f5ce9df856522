package io.ringback.edge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final UUID ACCOUNT = UUID.fromString("01a2018b-627f-75c3-b650-8b628b8a0c1c");

    private final SignInTokens tokens = new SignInTokens(keyOf(1));
    private final SignIn signIn = SignIn.begun(ACCOUNT, NOW.plusNanos(456));

    @Test
    void what_was_written_is_read_until_it_ends() {
        String token = tokens.write(signIn);

        assertThat(signIn).isEqualTo(new SignIn(ACCOUNT, NOW, NOW.plusSeconds(3600)));
        assertThat(token).startsWith("rbs_").matches("rbs_[A-Za-z0-9_-]{86}");
        assertThat(tokens.read(token, NOW)).contains(signIn);
        assertThat(tokens.read(token, NOW.plusMillis(3_599_999))).contains(signIn);
        assertThat(tokens.read(token, NOW.plusSeconds(3600))).isEmpty();
    }

    @Test
    void token_of_another_key_is_nobodys() {
        assertThat(new SignInTokens(keyOf(2)).read(tokens.write(signIn), NOW)).isEmpty();
    }

    @Test
    void changing_any_byte_makes_it_nobodys() {
        byte[] whole = Base64.getUrlDecoder().decode(tokens.write(signIn).substring(4));

        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            String token = "rbs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(tokens.read(token, NOW)).as("byte %d", i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rbs_", "rbs_AAAA", "rbs_not base64", "rbs_\u0660", "rbs_===="})
    void what_is_no_token_is_nobodys(String text) {
        assertThat(tokens.read(text, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "AAAA"})
    void shared_key_of_another_length_is_refused_without_showing_it(String key) {
        assertThatThrownBy(() -> new SignInTokens(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ringback.shared-key must be base64 of 32 bytes");
    }

    private static String keyOf(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
