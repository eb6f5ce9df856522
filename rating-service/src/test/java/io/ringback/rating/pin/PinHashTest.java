package io.ringback.rating.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PinHashTest {
    @Test
    void right_pin_matches_and_no_other_does() {
        var hash = PinHash.of("4711", new SecureRandom());

        assertThat(hash.phc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("4711");
        assertThat(hash.matches("4711")).isTrue();
        assertThat(hash.matches("4712")).isFalse();
        assertThat(hash).hasToString("PinHash[…]");
    }

    @Test
    void same_pin_has_another_hash_each_time() {
        var random = new SecureRandom();

        assertThat(PinHash.of("4711", random)).isNotEqualTo(PinHash.of("4711", random));
    }

    /** RFC 9106, section 5.3, has a secret and associated data; this is the form without, by the reference program. */
    @Test
    void parameters_of_a_stored_hash_are_its_own() {
        // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
        var stored =
                new PinHash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(stored.matches("password")).isTrue();
        assertThat(PinHash.DECOY.matches("4711")).isFalse();
    }

    @Test
    void what_is_no_hash_is_no_wrong_pin() {
        assertThatThrownBy(() -> new PinHash("4711").matches("4711"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a stored PIN is no Argon2id hash");
    }
}
