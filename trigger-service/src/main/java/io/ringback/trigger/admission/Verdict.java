package io.ringback.trigger.admission;

import io.ringback.contracts.values.RuleAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What all rules say.
 *
 * @param answers one for each rule, in their order
 */
public record Verdict(List<RuleAnswer> answers) {
    public Verdict {
        answers = List.copyOf(answers);
    }

    /** The first rule that forbids, empty if none does. */
    public Optional<RuleAnswer> refusal() {
        return answers.stream().filter(answer -> !answer.allowed()).findFirst();
    }
}
