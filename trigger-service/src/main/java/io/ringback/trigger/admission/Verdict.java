package io.ringback.trigger.admission;

import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.RuleAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all rules say.
 *
 * @param answers one for each rule, in their order
 * @param forbidden numbers that forwarding must leave out
 * @param heldUntil the first moment within calling hours, if now is none; null otherwise
 */
public record Verdict(
        List<RuleAnswer> answers,
        List<Forbidden> forbidden,
        @Nullable Instant heldUntil) {
    /** Rules about how often and when a phone may ring. */
    private static final Set<String> RINGING = Set.of(Rule.CALLING_HOURS.code(), Rule.NUMBER_CAP.code());

    public Verdict {
        answers = List.copyOf(answers);
        forbidden = List.copyOf(forbidden);
    }

    /** At a time to call. */
    public Verdict(List<RuleAnswer> answers, List<Forbidden> forbidden) {
        this(answers, forbidden, null);
    }

    /** What the rules say if this and another request are one: what either is refused. */
    public Verdict and(Verdict other) {
        List<RuleAnswer> both = IntStream.range(0, answers.size())
                .mapToObj(i -> answers.get(i).allowed() ? other.answers().get(i) : answers.get(i))
                .toList();
        return new Verdict(both, forbidden, heldUntil);
    }

    /** The same with what one more rule says. */
    public Verdict and(RuleAnswer answer) {
        return new Verdict(Stream.concat(answers.stream(), Stream.of(answer)).toList(), forbidden, heldUntil);
    }

    /** The first rule that forbids and will not allow by waiting, empty if none does. */
    public Optional<RuleAnswer> lastingRefusal() {
        return answers.stream()
                .filter(answer -> !answer.allowed())
                .filter(answer -> heldUntil == null || !answer.rule().equals(Rule.CALLING_HOURS.code()))
                .findFirst();
    }

    /** The first rule that forbids to write to the number that would be rung: a message rings nobody, at whatever hour. */
    public Optional<RuleAnswer> refusalToWrite() {
        return answers.stream()
                .filter(answer -> !answer.allowed())
                .filter(answer -> !RINGING.contains(answer.rule()))
                .findFirst();
    }

    /** The first rule that forbids, empty if none does. */
    public Optional<RuleAnswer> refusal() {
        return answers.stream().filter(answer -> !answer.allowed()).findFirst();
    }
}
