package io.ringback.cdr.record;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.Acknowledged;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.AttemptQueued;
import io.ringback.contracts.CallFact.AttemptUnknown;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.CallFact.IdentityOffered;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallFact.OptedOut;
import io.ringback.contracts.CallFact.Recorded;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.Leg;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the facts tell of the way of a call.
 *
 * @param callerAnsweredAt null if the caller never answered
 * @param bridgedAt null if they never heard each other
 * @param hops every dial, in the order of their numbers
 * @param recording name of the recording's file on the switch, null if nothing was recorded
 */
record Course(
        @Nullable Instant callerAnsweredAt,
        @Nullable Instant bridgedAt,
        List<Hop> hops,
        @Nullable String recording) {

    /**
     * @param facts numbered from 1 without a gap
     * @param talkMillis what is proven of the talk as a whole
     * @throws IllegalArgumentException if a fact speaks of a dial that never went out
     */
    static Course of(List<CallEvent> facts, long talkMillis) {
        var telling = new Telling(talkMillis);
        facts.forEach(telling::hear);
        return new Course(
                telling.callerAnsweredAt,
                telling.bridgedAt,
                telling.dials.values().stream().map(Dial::hop).toList(),
                telling.recording);
    }

    /** Hears one fact after the other. */
    private static final class Telling {
        private final long talkMillis;
        private final Map<Integer, Dial> dials = new TreeMap<>();
        private @Nullable Instant callerAnsweredAt;
        private @Nullable Instant bridgedAt;
        private @Nullable String recording;
        private int bridgedDial;

        Telling(long talkMillis) {
            this.talkMillis = talkMillis;
        }

        void hear(CallEvent event) {
            Instant at = event.at();
            switch (event.fact()) {
                case LegDialing dialing -> dials.put(dialing.n(), new Dial(dialing, at));
                case LegRinging(var _, int n) -> dial(n).rang(at);
                case LegAnswered(Leg leg, int n) -> {
                    dial(n).answered(at);
                    if (leg == Leg.CALLER && callerAnsweredAt == null) {
                        callerAnsweredAt = at;
                    }
                }
                case LegEnded ended -> dial(ended.n()).ended(at, ended);
                case Bridged(int n) -> {
                    bridgedAt = bridgedAt == null ? at : bridgedAt;
                    bridgedDial = n;
                    // Where the end of the talk was not seen, this is what is proven of it.
                    dial(n).talked(talkMillis);
                }
                case TalkEnded(var _, long millis) -> {
                    if (bridgedDial > 0) {
                        dial(bridgedDial).talked(millis);
                    }
                }
                case Recorded(String reference, long _) -> recording = reference;
                // Nothing a record shows.
                case AttemptQueued _,
                        HumanChecked _,
                        IdentityOffered _,
                        DestinationDialled _,
                        OptedOut _,
                        Acknowledged _,
                        HoldExtensionRequested _,
                        AttemptUnknown _,
                        AttemptEnded _ -> {}
            }
        }

        private Dial dial(int n) {
            Dial dial = dials.get(n);
            if (dial == null) {
                throw new IllegalArgumentException("a fact speaks of dial " + n + ", which never went out");
            }
            return dial;
        }
    }
}
