package io.ringback.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.SealedIdentity;
import io.ringback.edge.access.CodeSeal;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Timing;
import io.ringback.engine.cause.CauseTable;
import io.ringback.engine.speech.Replacements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No call ever hears a PIN, and none knows the code it says. */
class KeyedSecretsTest {
    private static final UUID CALLBACK = new UUID(1, 1);
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

    @Test
    void code_is_opened_digit_by_digit_the_moment_it_is_said() {
        String sealed = new CodeSeal(seal).announcement(CALLBACK, "042117");
        List<String> digits = List.of("n0", "n4", "n2", "n1", "n1", "n7").stream()
                .map(digit -> "ringback/en/" + digit)
                .toList();
        List<String> said = new ArrayList<>(List.of("ringback/en/your-code-is"));
        said.addAll(digits);

        Effect played = secrets.opened(call(), play("ringback/en/your-code-is", sealed));
        Effect asked = secrets.opened(
                call(),
                new RunAgi("c", "announce-1", new ReadKeys(List.of("ringback/en/your-code-is", sealed), 1), null));

        assertThat(played).isEqualTo(new RunAgi("c", "announce-1", new Play(said), null));
        assertThat(asked).isEqualTo(new RunAgi("c", "announce-1", new ReadKeys(said, 1), null));
    }

    @Test
    void code_of_another_callback_stays_sealed_and_no_sound_is_called_so() {
        String sealed = new CodeSeal(seal).announcement(new UUID(7, 7), "042117");

        Effect effect = secrets.opened(call(), play(sealed));

        assertThat(effect).isEqualTo(play(sealed));
        assertThat(Replacements.FILE.matcher(sealed).matches()).isFalse();
    }

    @Test
    void what_holds_no_code_is_performed_as_it_is() {
        assertThat(secrets.opened(call(), play("ringback/en/goodbye"))).isEqualTo(play("ringback/en/goodbye"));
        assertThat(secrets.opened(call(), new Effect.HangUp("1.1"))).isEqualTo(new Effect.HangUp("1.1"));
    }

    private static RunAgi play(String... files) {
        return new RunAgi("c", "announce-1", new Play(List.of(files)), null);
    }

    private static Call call() {
        return new Call(
                Orders.at(AT).announcing("ringback/{language}/your-code-is").build(CALLBACK, ATTEMPT),
                new UUID(3, 4),
                "local",
                Set.of("sim"),
                Prompts.standard(),
                Timing.STANDARD,
                CauseTable.STANDARD);
    }
}
