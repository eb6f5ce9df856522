package io.ringback.proof.simulation;

import io.ringback.engine.call.Dial;
import io.ringback.engine.call.Effect;

/** What effects carry. */
final class Effects {
    private Effects() {}

    static Dial dial(Effect.RunAgi command) {
        Dial dial = command.dial();
        if (dial == null) {
            throw new Violation("I4", "a dial without an intent: " + command);
        }
        return dial;
    }
}
