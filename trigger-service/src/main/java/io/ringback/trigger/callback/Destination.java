package io.ringback.trigger.callback;

import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.util.List;

/** What keyed digits mean, and whether that may be called. */
public sealed interface Destination {
    /**
     * It may be called.
     *
     * @param forbidden numbers its calls must not be forwarded to
     */
    record Admitted(Party callee, List<Forbidden> forbidden) implements Destination {
        public Admitted {
            forbidden = List.copyOf(forbidden);
        }
    }

    /** A rule refuses it. */
    record Refused(RuleAnswer answer) implements Destination {}
}
