package io.ringback.rating;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;

/** What happens in calls, as the tests speak of it. */
public final class Calls {
    private Calls() {}

    public static CallFact dialling(Leg leg, int n, Party party) {
        return new LegDialing(leg, n, party, "sim", "switch-1", "rb-test-" + leg + "-" + n);
    }

    /** They talked this long; the caller had answered ten seconds before. */
    public static AttemptEnded talkedFor(long talkMillis) {
        return new AttemptEnded(
                Disposition.ANSWERED,
                null,
                Leg.CALLEE,
                HungUpBy.CALLEE,
                EndReason.HANGUP,
                16,
                null,
                true,
                true,
                null,
                talkMillis + 10_000,
                talkMillis,
                false);
    }

    public static AttemptEnded nobodyAnswered() {
        return new AttemptEnded(
                Disposition.NO_ANSWER,
                null,
                Leg.CALLER,
                HungUpBy.PLATFORM,
                EndReason.NOT_CONNECTED,
                19,
                480,
                true,
                true,
                null,
                0,
                0,
                false);
    }
}
