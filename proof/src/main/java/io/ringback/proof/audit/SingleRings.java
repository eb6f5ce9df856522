package io.ringback.proof.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nobody's phone rings twice for one dial, and none rings that nobody meant to ring. */
record SingleRings() implements Invariant {

    @Override
    public String id() {
        return "I4";
    }

    @Override
    public String sentence() {
        return "at most one ring per dial intent, counted at the phone";
    }

    @Override
    public Finding check(Evidence evidence) {
        var rings = evidence.rings();
        return offender(rings, Intent.all(evidence), evidence.facts())
                .<Finding>map(Finding.Violated::new)
                .orElseGet(() -> new Finding.Holds(rings.size(), "rings"));
    }

    private static Optional<String> offender(List<Ring> rings, Map<DialKey, Intent> intents, CallFacts facts) {
        var seen = new HashMap<DialKey, Integer>();
        for (Ring ring : rings) {
            var dial = ring.dial();
            if (dial.isEmpty()) {
                return Optional.of("phone " + Intent.masked(ring.number()) + " rang on channel " + ring.channelId()
                        + ", which is no call of ours");
            }
            var wrong = wrong(ring, dial.get(), intents, facts);
            if (wrong.isPresent()) {
                return wrong;
            }
            int times = seen.merge(dial.get(), 1, Integer::sum);
            if (times > 1) {
                return Optional.of(dial.get() + " rang phone " + Intent.masked(ring.number()) + " " + times + " times");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(Ring ring, DialKey dial, Map<DialKey, Intent> intents, CallFacts facts) {
        var intent = intents.get(dial);
        if (intent == null) {
            return Optional.of(dial + " rang phone " + Intent.masked(ring.number()) + " without a dial intent");
        }
        if (!intent.reaches(ring.number())) {
            return Optional.of(dial + " was meant for " + Intent.masked(intent.number()) + " and rang phone "
                    + Intent.masked(ring.number()));
        }
        if (!facts.of(dial.attemptId()).dials().containsKey(dial.n())) {
            return Optional.of(dial + " rang and has no LegDialing");
        }
        return Optional.empty();
    }
}
