package io.ringback.rating.trunk;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.rating.routing.TrunkRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the events of calls say of trunks, by trunk and five minutes. Each event counts once as long as its
 * attempt is remembered; of an attempt whose beginning was not heard nothing is counted. One thread at a time.
 */
final class TrunkTally {
    static final Duration BUCKET = Duration.ofMinutes(5);
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<UUID, Attempt> attempts;
    private Map<Bucket, TrunkRecord> counted = new HashMap<>();

    /** What is counted for one trunk from this moment on for five minutes. */
    record Bucket(String trunk, Instant from) {
        static Bucket at(String trunk, Instant moment) {
            long seconds = BUCKET.toSeconds();
            return new Bucket(trunk, Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds));
        }
    }

    /** One dial that has not ended. */
    private static final class Dial {
        private final String trunk;
        private final Instant at;
        private boolean rung;
        private @Nullable Instant answeredAt;

        Dial(String trunk, Instant at) {
            this.trunk = trunk;
            this.at = at;
        }
    }

    private record LastDial(Party party, String trunk) {}

    private static final class Attempt {
        private int lastNumber;
        private final Map<Integer, Dial> dials = new HashMap<>();
        private final Map<Leg, LastDial> last = new EnumMap<>(Leg.class);
    }

    /** @param remembered attempts at most; the one that was quiet for longest is forgotten */
    TrunkTally(int remembered) {
        attempts = new LinkedHashMap<>(remembered, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Attempt> eldest) {
                return size() > remembered;
            }
        };
    }

    void hear(CallEvent event) {
        if (event.sandbox()) {
            return;
        }
        var attempt = attempts.computeIfAbsent(event.attemptId(), _ -> new Attempt());
        if (event.number() <= attempt.lastNumber) {
            return;
        }
        attempt.lastNumber = event.number();
        switch (event.fact()) {
            case CallFact.LegDialing fact -> dialling(attempt, fact, event.at());
            case CallFact.LegRinging fact -> ringing(attempt.dials.get(fact.n()), event.at());
            case CallFact.LegAnswered fact -> answered(attempt.dials.get(fact.n()), event.at());
            case CallFact.LegEnded fact -> ended(attempt.dials.remove(fact.n()), event.at());
            case CallFact.AttemptEnded _ -> attempt.dials.clear();
            // These say nothing of a trunk.
            case CallFact.AttemptQueued _,
                    CallFact.HumanChecked _,
                    CallFact.IdentityOffered _,
                    CallFact.DestinationDialled _,
                    CallFact.OptedOut _,
                    CallFact.Acknowledged _,
                    CallFact.Bridged _,
                    CallFact.HoldExtensionRequested _,
                    CallFact.TalkEnded _,
                    CallFact.Recorded _,
                    CallFact.AttemptUnknown _ -> {}
        }
    }

    /** Hands over what was counted since it was last asked. */
    Map<Bucket, TrunkRecord> drain() {
        var drained = counted;
        counted = new HashMap<>();
        return drained;
    }

    /** Takes back what could not be stored. */
    void putBack(Map<Bucket, TrunkRecord> records) {
        records.forEach((bucket, record) -> counted.merge(bucket, record, TrunkRecord::plus));
    }

    private void dialling(Attempt attempt, CallFact.LegDialing fact, Instant at) {
        var before = attempt.last.put(fact.leg(), new LastDial(fact.party(), fact.trunk()));
        boolean failover = before != null
                && before.party().equals(fact.party())
                && !before.trunk().equals(fact.trunk());
        attempt.dials.put(fact.n(), new Dial(fact.trunk(), at));
        count(fact.trunk(), at, new TrunkRecord(1, 0, 0, 0, 0, failover ? 1 : 0));
    }

    private void ringing(@Nullable Dial dial, Instant at) {
        if (dial != null && !dial.rung) {
            dial.rung = true;
            count(dial.trunk, dial.at, new TrunkRecord(0, 1, 0, 0, millis(dial.at, at), 0));
        }
    }

    /** Carriers may answer before they ring. */
    private void answered(@Nullable Dial dial, Instant at) {
        ringing(dial, at);
        if (dial != null && dial.answeredAt == null) {
            dial.answeredAt = at;
            count(dial.trunk, dial.at, new TrunkRecord(0, 0, 1, 0, 0, 0));
        }
    }

    /** Talk counts when it ends; else a long one would be over before it is looked back on. */
    private void ended(@Nullable Dial dial, Instant at) {
        if (dial != null && dial.answeredAt != null) {
            count(dial.trunk, at, new TrunkRecord(0, 0, 0, millis(dial.answeredAt, at), 0, 0));
        }
    }

    private void count(String trunk, Instant at, TrunkRecord more) {
        counted.merge(Bucket.at(trunk, at), more, TrunkRecord::plus);
    }

    /** The engine's clock and the switch's may differ a little. */
    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
