package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is a time to call.
 *
 * @param heldUntil the first moment that is, null if now is one or none ever will be
 */
record Time(RuleAnswer answer, @Nullable Instant heldUntil) {
    private static final Time NOW = new Time(Rule.CALLING_HOURS.allows(), null);

    /** By the clocks of all who are called; the caller has asked and knows what time it is. */
    static Time of(Numbers numbers, Facts facts) {
        CallingHours hours = facts.policy().hours();
        if (hours == null || facts.sandbox()) {
            // Scripted phones are rung at any time.
            return NOW;
        }
        Time time = NOW;
        for (Party party : numbers.others()) {
            Optional<Instant> next = hours.next(party, facts.ringsAt());
            if (next.isEmpty()) {
                return new Time(Rule.CALLING_HOURS.forbids(text(party) + " may be called at no time."), null);
            }
            Instant held = time.heldUntil();
            if (next.get().isAfter(facts.ringsAt())
                    && (held == null || next.get().isAfter(held))) {
                time = new Time(
                        Rule.CALLING_HOURS.forbids(text(party) + " may not be called before " + next.get() + "."),
                        next.get());
            }
        }
        return time;
    }

    private static String text(Party party) {
        return Numbers.e164(party).map(Party.E164::number).orElse("The extension");
    }
}
