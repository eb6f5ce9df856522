package io.ringback.contracts;

import static io.ringback.contracts.Messages.at;

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
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import java.util.stream.Stream;

/** What the engine saw. */
final class CallEventCases {
    private CallEventCases() {}

    static Stream<Case> all() {
        var deferred = new AttemptEnded(
                Disposition.DEFERRED,
                DeferReason.NO_SWITCH,
                Leg.CALLER,
                HungUpBy.PLATFORM,
                EndReason.NOT_CONNECTED,
                null,
                null,
                false,
                false,
                null,
                0,
                0,
                false);
        var timed = new AttemptEnded(
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
                29_000,
                21_950,
                false,
                at("09:59:39.100"),
                at("09:59:46.150"));
        var heard = new HumanChecked(Leg.CALLER, 1, HumanVerdict.MACHINE, "LONGGREETING-2050-1500");
        return Stream.concat(
                Cases.fullAndMinimal(Topic.CALL_EVENTS, facts().map(CallEventCases::event)),
                Stream.of(
                        new Case(Topic.CALL_EVENTS, "deferred", event(deferred)),
                        new Case(Topic.CALL_EVENTS, "timed", event(timed)),
                        new Case(Topic.CALL_EVENTS, "heard", event(heard))));
    }

    private static CallEvent event(CallFact fact) {
        return new CallEvent(Messages.CALLBACK, Messages.ATTEMPT, 3, at("10:00:08.100"), false, fact);
    }

    private static Stream<CallFact> facts() {
        var dialing = new LegDialing(
                Leg.CALLER,
                1,
                Messages.CALLER,
                "sim",
                Messages.SWITCH.toString(),
                "rb-main-" + Messages.ATTEMPT + "-caller-1");
        var answered = new AttemptEnded(
                Disposition.ANSWERED,
                null,
                Leg.CALLEE,
                HungUpBy.CALLEE,
                EndReason.HANGUP,
                16,
                200,
                true,
                true,
                true,
                29_000,
                21_950,
                true);
        return Stream.of(
                new AttemptQueued(3, at("10:00:30")),
                dialing,
                new LegRinging(Leg.CALLER, 1),
                new LegAnswered(Leg.CALLER, 1),
                new LegEnded(Leg.CALLEE, 2, 17, 486, Disposition.BUSY, true, HungUpBy.CALLEE),
                new HumanChecked(Leg.CALLEE, 2, HumanVerdict.HUMAN),
                new IdentityOffered(1, "4711", Messages.identity().sealed()),
                new DestinationDialled(1, "00" + Messages.CALLEE_NUMBER.substring(1)),
                new OptedOut(Leg.CALLEE, Messages.CALLEE),
                new Acknowledged("1"),
                new Bridged(2),
                new HoldExtensionRequested(1, 270),
                new TalkEnded(EndReason.HANGUP, 21_950),
                new Recorded("recordings/" + Messages.ATTEMPT + ".wav", 22),
                new AttemptUnknown("contact with the switch was lost while the callee rang"),
                answered);
    }
}
