package io.ringback.engine.call;

import io.ringback.contracts.CallFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from an input.
 *
 * @param effects in the order they must happen
 */
public record Step(CallState next, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step to(CallState next) {
        return new Step(next, List.of());
    }

    Step then(Effect effect) {
        List<Effect> all = new ArrayList<>(effects);
        all.add(effect);
        return new Step(next, all);
    }

    Step emit(Instant at, CallFact fact) {
        return then(new Effect.Emit(at, fact));
    }

    /** This step and at once another from where it led. */
    Step and(Step following) {
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(following.effects());
        return new Step(following.next(), all);
    }

    /** The facts to publish, in order. */
    public List<Effect.Emit> emissions() {
        return effects.stream()
                .filter(Effect.Emit.class::isInstance)
                .map(Effect.Emit.class::cast)
                .toList();
    }
}
