package io.ringback.engine.desk;

import io.ringback.edge.access.CodeSeal;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Question;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Seals a PIN the moment the switch says it: what a call hears, keeps and tells has it sealed, for rating alone. And the other
 * way round: a one-time code is opened the moment it is said.
 */
@Singleton
final class KeyedSecrets {
    private final IdentitySeal seal;
    private final CodeSeal codes;

    KeyedSecrets(IdentitySeal seal) {
        this.seal = seal;
        this.codes = new CodeSeal(seal);
    }

    /** The effect as the switch may hear it; a code that cannot be opened stays as it is, and no such sound is let out. */
    Effect opened(Call call, Effect effect) {
        return effect instanceof Effect.RunAgi(var channel, var name, var command, var dial)
                ? new Effect.RunAgi(channel, name, opened(call, command), dial)
                : effect;
    }

    private AgiCommand opened(Call call, AgiCommand command) {
        return switch (command) {
            case AgiCommand.Play(var files) -> new AgiCommand.Play(spoken(call, files));
            case AgiCommand.ReadKeys(var files, int most) -> new AgiCommand.ReadKeys(spoken(call, files), most);
            default -> command;
        };
    }

    private List<String> spoken(Call call, List<String> files) {
        return files.stream()
                .flatMap(file -> codes.open(call.order().callbackId(), file)
                        .map(code -> call.prompts().speech().digits(code).stream())
                        .orElseGet(() -> Stream.of(file)))
                .toList();
    }

    /** The input as a call may hear it. */
    Input sealed(UUID attemptId, Input input) {
        if (!(input instanceof AgiAnswered(var at, var command, var code, var result, var value))) {
            return input;
        }
        OptionalInt tryNumber = Question.pinOf(command);
        if (tryNumber.isEmpty() || value == null || value.isEmpty()) {
            return input;
        }
        // The account is no part of what is sealed; it goes beside it.
        String sealed = seal.seal(attemptId, tryNumber.getAsInt(), "", value).sealed();
        return new AgiAnswered(at, command, code, result, sealed);
    }
}
