package io.ringback.trigger.admission;

import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.RuleAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What all rules say.
 *
 * @param answers one for each rule, in their order
 * @param forbidden numbers that forwarding must leave out
 */
public record Verdict(List<RuleAnswer> answers, List<Forbidden> forbidden) {
    public Verdict {
        answers = List.copyOf(answers);
        forbidden = List.copyOf(forbidden);
    }

    /** The first rule that forbids, empty if none does. */
    public Optional<RuleAnswer> refusal() {
        return answers.stream().filter(answer -> !answer.allowed()).findFirst();
    }
}
