package io.ringback.engine.desk;

import io.ringback.edge.access.IdentitySeal;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Question;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import java.util.UUID;

/** Seals a PIN the moment the switch says it: what a call hears, keeps and tells has it sealed, for rating alone. */
@Singleton
final class KeyedSecrets {
    private final IdentitySeal seal;

    KeyedSecrets(IdentitySeal seal) {
        this.seal = seal;
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
