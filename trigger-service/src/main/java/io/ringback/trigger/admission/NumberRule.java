package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule on single numbers: it holds for the caller's, for whoever is rung in the end, and for whoever calls are
 * forwarded to.
 */
record NumberRule(Rule rule, Test test) {
    /** In the order they are asked. */
    static final List<NumberRule> ALL = List.of(
            plain(Rule.DIALABLE, number -> !NumberingPlans.dialable(number), "is no number that can exist"),
            plain(Rule.EMERGENCY_NUMBER, NumberingPlans::emergency, "is an emergency number"),
            plain(Rule.SHORT_NUMBER, NumberingPlans::shortNumber, "is a short number"),
            new NumberRule(
                    Rule.NUMBER_BLOCKED,
                    (number, facts) ->
                            facts.blocked().blocking(number).map(block -> "must not be called: " + block.reason())),
            new NumberRule(
                    Rule.NUMBER_KIND,
                    (number, facts) -> NumberingPlans.kind(number)
                            .filter(kind -> !facts.policy().kinds().contains(kind))
                            .map(kind -> "is " + kind.words())),
            new NumberRule(
                    Rule.COUNTRY,
                    (number, facts) -> fault(
                            !facts.sandbox() && !facts.policy().allows(number), "is where this account may not call")),
            new NumberRule(
                    Rule.SANDBOX_NUMBER,
                    (number, facts) -> fault(
                            facts.sandbox() && !SandboxNumbers.scripted(number),
                            "is no scripted number; keys of the sandbox ring no others")));

    /** Says what is wrong with a number, empty if nothing is. */
    interface Test {
        Optional<String> fault(Party.E164 number, Facts facts);
    }

    /** The answer for all of these numbers. */
    RuleAnswer answer(Stream<Party.E164> numbers, Facts facts) {
        return numbers.flatMap(number -> refusal(number, facts).stream())
                .findFirst()
                .orElseGet(rule::allows);
    }

    /** The refusal of one number, empty if it may be rung. */
    Optional<RuleAnswer> refusal(Party.E164 number, Facts facts) {
        return test.fault(number, facts).map(fault -> rule.forbids(number.number() + " " + fault + "."));
    }

    private static NumberRule plain(Rule rule, Predicate<Party.E164> bad, String what) {
        return new NumberRule(rule, (number, _) -> fault(bad.test(number), what));
    }

    private static Optional<String> fault(boolean bad, String what) {
        return bad ? Optional.of(what) : Optional.empty();
    }
}
