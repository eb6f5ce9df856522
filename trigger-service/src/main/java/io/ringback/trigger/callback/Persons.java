package io.ringback.trigger.callback;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.callback.CallbackState.Waiting;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is rung first: the caller, and the others in their order while nobody is reached. Each is an attempt of its own; all
 * of them together are one try.
 */
final class Persons {
    /** Nobody talked on that telephone, and nothing says that the platform could not call. */
    private static final Set<Disposition> NOT_REACHED = EnumSet.of(
            Disposition.NO_ANSWER,
            Disposition.BUSY,
            Disposition.REJECTED,
            Disposition.UNREACHABLE,
            Disposition.INVALID_NUMBER,
            Disposition.CONGESTION,
            Disposition.FAILED);

    /** What may hold for one person and not for the next. */
    private static final Set<String> PERSONAL =
            Set.of(Rule.CALLER_REGISTERED.code(), Rule.PERMIT_LIST.code(), Rule.NUMBER_BLOCKED.code());

    private Persons() {}

    /** Whether somebody else is rung at once after this end. */
    static boolean nextAfter(Callback callback, AttemptEnded fact) {
        return fact.leg() == Leg.CALLER && NOT_REACHED.contains(fact.disposition()) && callback.hasNextPerson();
    }

    /** Whether somebody else is rung where a rule forbids this one. */
    static boolean nextAfter(Callback callback, RuleAnswer refusal) {
        return PERSONAL.contains(refusal.rule()) && callback.hasNextPerson();
    }

    /** Leaves the try open: the next person is due at once. */
    static Change next(Change before, int tries, Instant at, String code, String text, @Nullable UUID attemptId) {
        Callback counted = before.callback()
                .counting(before.callback().attempts(), tries, 0)
                .atPerson(before.callback().person() + 1);
        String place =
                " Person " + (counted.person() + 1) + " of " + counted.wanted().persons() + " is rung next.";
        return new Change(counted, before.outputs()).in(new Waiting(at, null)).tell(at, code, text + place, attemptId);
    }
}
