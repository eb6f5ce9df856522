package io.ringback.trigger.screening;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Pattern;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.access.AccessNumbers;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.admission.Verdict;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Destination;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Output;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes parties of keyed digits, and asks the rules about them. */
@Singleton
public final class Destinations {
    private final AccessNumbers accessNumbers;
    private final Screening screening;

    Destinations(AccessNumbers accessNumbers, Screening screening) {
        this.accessNumbers = accessNumbers;
        this.screening = screening;
    }

    /** A change with the answers to what was keyed in it. */
    public Change judged(Transaction tx, Change change, Instant now) {
        Change judged = change;
        for (Output output : change.outputs()) {
            if (output instanceof Output.Keyed(var attemptId, int tryNumber, String digits)) {
                Destination destination = destination(tx, judged.callback(), digits);
                Input answer = new Input.Judged(attemptId, tryNumber, destination);
                judged = judged.and(Lifecycle.on(judged.callback(), answer, now));
            }
        }
        return judged;
    }

    private Destination destination(Transaction tx, Callback callback, String digits) {
        Optional<Party> party = AccessNumber.destination(patterns(tx, callback), digits);
        if (party.isEmpty()) {
            // The engine has sorted out wrong numbers, by what was true when the call began.
            return new Destination.Refused(
                    Rule.KEYED_PATTERN.forbids("The keyed digits are no number that may be dialled here."));
        }
        Verdict verdict = screening.ofKeyed(tx, callback, party.get());
        return verdict.refusal()
                .<Destination>map(Destination.Refused::new)
                .orElseGet(() -> new Destination.Admitted(party.get(), verdict.forbidden()));
    }

    private List<Pattern> patterns(Transaction tx, Callback callback) {
        String number = callback.wanted().accessNumber();
        return number == null
                ? AccessNumber.DEFAULT_PATTERNS
                : accessNumbers.find(tx, number).map(AccessNumber::patterns).orElse(AccessNumber.DEFAULT_PATTERNS);
    }
}
