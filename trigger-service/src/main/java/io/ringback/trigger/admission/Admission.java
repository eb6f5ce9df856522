package io.ringback.trigger.admission;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The judge of requests: the same for the first ring and before every further one. */
public final class Admission {
    private Admission() {}

    /**
     * Asks every rule.
     *
     * @param account who pays, null if there is no such account
     * @param blocked at least the blocks that concern these numbers
     */
    public static Verdict judge(Numbers numbers, @Nullable AccountSnapshot account, BlockedNumbers blocked) {
        return new Verdict(List.of(
                active(account),
                none(Rule.DIALABLE, numbers, number -> !NumberingPlans.dialable(number), "is no number that can exist"),
                none(Rule.EMERGENCY_NUMBER, numbers, NumberingPlans::emergency, "is an emergency number"),
                none(Rule.SHORT_NUMBER, numbers, NumberingPlans::shortNumber, "is a short number"),
                different(numbers),
                registered(numbers, account),
                shown(numbers, account),
                permitted(numbers, account),
                notBlocked(numbers, blocked)));
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

    private static RuleAnswer none(Rule rule, Numbers numbers, Predicate<Party.E164> bad, String what) {
        return numbers.publicNumbers()
                .filter(bad)
                .findFirst()
                .map(number -> rule.forbids(number.number() + " " + what + "."))
                .orElseGet(rule::allows);
    }

    private static RuleAnswer different(Numbers numbers) {
        return numbers.others().contains(numbers.caller())
                ? Rule.SAME_NUMBER.forbids("Caller and callee are the same number.")
                : Rule.SAME_NUMBER.allows();
    }

    private static RuleAnswer registered(Numbers numbers, @Nullable AccountSnapshot account) {
        if (Numbers.e164(numbers.caller()).isEmpty()) {
            return Rule.CALLER_REGISTERED.allows();
        }
        Optional<CallerNumber> known =
                known(Numbers.e164(numbers.caller()).orElseThrow().number(), account);
        if (known.isEmpty()) {
            return Rule.CALLER_REGISTERED.forbids("The caller's number is not registered on the account.");
        }
        return known.get().active()
                ? Rule.CALLER_REGISTERED.allows()
                : Rule.CALLER_REGISTERED.forbids("The caller's number is registered, but not active.");
    }

    private static RuleAnswer shown(Numbers numbers, @Nullable AccountSnapshot account) {
        String shown = numbers.shown();
        return shown == null
                        || known(shown, account).filter(CallerNumber::active).isPresent()
                ? Rule.CALLER_ID.allows()
                : Rule.CALLER_ID.forbids("The number to show is not registered and active on the account.");
    }

    private static Optional<CallerNumber> known(String number, @Nullable AccountSnapshot account) {
        return Stream.ofNullable(account)
                .flatMap(snapshot -> snapshot.callerNumbers().stream())
                .filter(registered -> registered.number().equals(number))
                .findFirst();
    }

    private static RuleAnswer permitted(Numbers numbers, @Nullable AccountSnapshot account) {
        if (account == null || account.permitList().isEmpty()) {
            return Rule.PERMIT_LIST.allows();
        }
        boolean listed = Numbers.e164(numbers.caller())
                .map(number -> account.permitList().contains(number.number()))
                .orElse(true);
        return listed
                ? Rule.PERMIT_LIST.allows()
                : Rule.PERMIT_LIST.forbids("The caller's number is not on the account's permit list.");
    }

    private static RuleAnswer notBlocked(Numbers numbers, BlockedNumbers blocked) {
        return numbers.publicNumbers()
                .flatMap(number -> blocked.blocking(number).stream()
                        .map(block -> Rule.NUMBER_BLOCKED.forbids(
                                number.number() + " must not be called: " + block.reason() + ".")))
                .findFirst()
                .orElseGet(Rule.NUMBER_BLOCKED::allows);
    }
}
