package io.ringback.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.SealedIdentity;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.AgiAnswered;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No call ever hears a PIN. */
class KeyedSecretsTest {
    private static final UUID ATTEMPT = new UUID(1, 2);
    private static final Instant AT = Instant.parse("2026-01-31T10:00:00Z");

    private final IdentitySeal seal = new IdentitySeal("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private final KeyedSecrets secrets = new KeyedSecrets(seal);

    @Test
    void pin_is_sealed_for_its_try_of_its_attempt() {
        AgiAnswered heard = (AgiAnswered) secrets.sealed(ATTEMPT, new AgiAnswered(AT, "pin-2", 200, 1, "4711"));

        assertThat(heard.toString()).doesNotContain("4711");
        String sealed = heard.value() == null ? "" : heard.value();
        assertThat(seal.open(ATTEMPT, 2, new SealedIdentity("1000017", sealed))).contains("4711");
        assertThat(seal.open(ATTEMPT, 1, new SealedIdentity("1000017", sealed))).isEmpty();
        assertThat(seal.open(new UUID(1, 3), 2, new SealedIdentity("1000017", sealed)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-1", "keyed-1", "askpin-1", "greeting", "pin-", "pin-x"})
    void everything_else_is_heard_as_it_was_said(String command) {
        Input input = new AgiAnswered(AT, command, 200, 1, "1000017");

        assertThat(secrets.sealed(ATTEMPT, input)).isEqualTo(input);
    }

    @Test
    void pin_that_was_not_keyed_is_none() {
        Input nothing = new AgiAnswered(AT, "pin-1", 200, 1, "");

        assertThat(secrets.sealed(ATTEMPT, nothing)).isEqualTo(nothing);
        assertThat(secrets.sealed(ATTEMPT, new Input.Tick(AT))).isEqualTo(new Input.Tick(AT));
    }
}
