package io.ringback.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberProofTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final UUID ACCOUNT = UUID.fromString("01a2018b-627f-75c3-b650-8b628b8a0c1c");

    private final NumberProofTokens tokens = new NumberProofTokens(keyOf(1));

    @ParameterizedTest
    @ValueSource(strings = {"+442079460002", "+4930231", "+493023125000123"})
    void what_was_written_is_read_until_it_ends(String number) {
        var proof = NumberProof.given(ACCOUNT, number, NOW.plusNanos(456));

        String token = tokens.write(proof);

        assertThat(proof).isEqualTo(new NumberProof(ACCOUNT, number, NOW.plus(Duration.ofMinutes(15))));
        assertThat(token).matches("rbn_[A-Za-z0-9_-]{86}");
        assertThat(tokens.read(token, NOW.plus(Duration.ofMinutes(15)).minusMillis(1)))
                .contains(proof);
        assertThat(tokens.read(token, NOW.plus(Duration.ofMinutes(15)))).isEmpty();
    }

    @Test
    void proof_shows_one_number_to_be_one_accounts() {
        var proof = NumberProof.given(ACCOUNT, "+442079460002", NOW);

        assertThat(proof.shows(ACCOUNT, "+442079460002")).isTrue();
        assertThat(proof.shows(ACCOUNT, "+442079460003")).isFalse();
        assertThat(proof.shows(new UUID(1, 2), "+442079460002")).isFalse();
    }

    @Test
    void changing_any_byte_makes_it_worthless() {
        byte[] whole = Base64.getUrlDecoder()
                .decode(tokens.write(NumberProof.given(ACCOUNT, "+442079460002", NOW))
                        .substring(4));

        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            String token = "rbn_" + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(tokens.read(token, NOW)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void sign_in_is_no_proof_though_the_key_is_the_same() {
        String signIn = new SignInTokens(keyOf(1)).write(SignIn.begun(ACCOUNT, NOW));

        assertThat(tokens.read(signIn, NOW)).isEmpty();
        assertThat(tokens.read("rbn_" + signIn.substring(4), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rbn_", "rbn_AAAA", "rbn_not base64", "rbn_===="})
    void what_is_no_token_shows_nothing(String text) {
        assertThat(tokens.read(text, NOW)).isEmpty();
    }

    private static String keyOf(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
