package io.ringback.rating.authorization;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.TargetCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A destination somebody wants, not yet judged. */
record Candidate(Party party, int ringTimeoutSeconds, Set<TargetCondition> on) {

    /** The callee and the fallbacks, in order; none if the caller is to be asked. */
    static List<Candidate> of(Wish wish) {
        var candidates = new ArrayList<Candidate>();
        if (wish.callee() != null) {
            candidates.add(new Candidate(wish.callee(), wish.calleeRingTimeoutSeconds(), Set.of()));
        }
        wish.fallbacks()
                .forEach(fallback ->
                        candidates.add(new Candidate(fallback.party(), fallback.ringTimeoutSeconds(), fallback.on())));
        return candidates;
    }
}
