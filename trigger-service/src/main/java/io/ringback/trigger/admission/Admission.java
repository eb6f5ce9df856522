package io.ringback.trigger.admission;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The judge of requests: the same for the first ring and before every further one. */
public final class Admission {
    private Admission() {}

    /** Asks every rule. */
    public static Verdict judge(Numbers numbers, Facts facts) {
        AccountSnapshot account = facts.account();
        Map<Rule, RuleAnswer> answers = new EnumMap<>(Rule.class);
        Stream.of(
                        active(account),
                        different(numbers),
                        registered(numbers, facts),
                        shown(numbers, facts),
                        permitted(numbers, facts),
                        facts.rings().answer(numbers, account),
                        Wangiri.answer(numbers, facts),
                        Time.of(numbers, facts).answer())
                .forEach(answer -> answers.put(Rule.valueOf(answer.rule()), answer));
        facts.velocity().answers().forEach(answer -> answers.put(Rule.valueOf(answer.rule()), answer));
        NumberRule.ALL.forEach(rule -> answers.put(rule.rule(), rule.answer(numbers.publicNumbers(), facts)));
        return new Verdict(
                List.copyOf(answers.values()),
                forbidden(numbers, facts),
                Time.of(numbers, facts).heldUntil());
    }

    /** What forwarding must not reach. */
    private static List<Forbidden> forbidden(Numbers numbers, Facts facts) {
        return numbers.beyond().stream()
                .flatMap(number -> NumberRule.ALL.stream()
                        .flatMap(rule -> rule.refusal(number, facts).stream())
                        .limit(1)
                        .map(refusal -> new Forbidden(number.number(), refusal.rule())))
                .toList();
    }

    /**
     * What is said of a text that is no E.164 number but could be keyed on a phone.
     *
     * @return a refusal if it is a short or emergency number, empty if it is merely malformed
     */
    public static Optional<RuleAnswer> judgeShort(String text) {
        if (!NumberingPlans.looksShort(text)) {
            return Optional.empty();
        }
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return Optional.of(
                NumberingPlans.emergencySomewhere(digits)
                        ? Rule.EMERGENCY_NUMBER.forbids(text + " is an emergency number; those are never dialled.")
                        : Rule.SHORT_NUMBER.forbids(text + " is a short number; those are never dialled."));
    }

    private static RuleAnswer active(@Nullable AccountSnapshot account) {
        if (account == null) {
            return Rule.ACCOUNT_ACTIVE.forbids("There is no such account.");
        }
        return switch (account.status()) {
            case ACTIVE -> Rule.ACCOUNT_ACTIVE.allows();
            case SUSPENDED -> Rule.ACCOUNT_ACTIVE.forbids("The account is suspended.");
            case CLOSED -> Rule.ACCOUNT_ACTIVE.forbids("The account is closed.");
        };
    }

    private static RuleAnswer different(Numbers numbers) {
        return numbers.others().contains(numbers.caller())
                ? Rule.SAME_NUMBER.forbids("Caller and callee are the same number.")
                : Rule.SAME_NUMBER.allows();
    }

    private static RuleAnswer registered(Numbers numbers, Facts facts) {
        return switch (numbers.caller()) {
            case Party.E164(String number) ->
                facts.sandbox()
                        // Which numbers are, is said by a rule of its own.
                        ? new RuleAnswer(
                                Rule.CALLER_REGISTERED.code(), true, "In the sandbox every scripted number is proven.")
                        : registered(number, numbers, facts.account());
            case Party.Extension(String site, var _) ->
                facts.policy().owns(site)
                        ? Rule.CALLER_REGISTERED.allows()
                        : Rule.CALLER_REGISTERED.forbids("The caller's extension is at no site of the account.");
            case Party.Voicemail _ -> Rule.CALLER_REGISTERED.forbids("Nobody is at a voicemail box.");
        };
    }

    private static RuleAnswer registered(String number, Numbers numbers, @Nullable AccountSnapshot account) {
        if (numbers.callerProven()) {
            return Rule.CALLER_REGISTERED.allows();
        }
        if (numbers.missed() != null && numbers.missed().anybody()) {
            return new RuleAnswer(Rule.CALLER_REGISTERED.code(), true, "The caller has called the access number.");
        }
        Optional<CallerNumber> known = known(number, account);
        if (known.isEmpty()) {
            return Rule.CALLER_REGISTERED.forbids("The caller's number is not registered on the account.");
        }
        return known.get().active()
                ? Rule.CALLER_REGISTERED.allows()
                : Rule.CALLER_REGISTERED.forbids("The caller's number is registered, but not active.");
    }

    private static RuleAnswer shown(Numbers numbers, Facts facts) {
        String shown = numbers.shown();
        return shown == null
                        || (facts.sandbox() && SandboxNumbers.scripted(new Party.E164(shown)))
                        || known(shown, facts.account())
                                .filter(CallerNumber::active)
                                .isPresent()
                ? Rule.CALLER_ID.allows()
                : Rule.CALLER_ID.forbids("The number to show is not registered and active on the account.");
    }

    private static Optional<CallerNumber> known(String number, @Nullable AccountSnapshot account) {
        return Stream.ofNullable(account)
                .flatMap(snapshot -> snapshot.callerNumbers().stream())
                .filter(registered -> registered.number().equals(number))
                .findFirst();
    }

    private static RuleAnswer permitted(Numbers numbers, Facts facts) {
        AccountSnapshot account = facts.account();
        if (account == null || account.permitList().isEmpty() || facts.sandbox()) {
            return Rule.PERMIT_LIST.allows();
        }
        boolean listed = Numbers.e164(numbers.caller())
                .map(number -> account.permitList().contains(number.number()))
                .orElse(true);
        return listed
                ? Rule.PERMIT_LIST.allows()
                : Rule.PERMIT_LIST.forbids("The caller's number is not on the account's permit list.");
    }
}
