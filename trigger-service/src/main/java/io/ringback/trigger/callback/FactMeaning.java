package io.ringback.trigger.callback;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a fact about a call means to the one who asked for it.
 *
 * @param reached the status the attempt has then reached, null if the fact does not move it
 */
record FactMeaning(String code, String text, @Nullable CallbackStatus reached) {

    static FactMeaning of(CallFact fact, boolean sandbox) {
        return switch (fact) {
            case CallFact.AttemptQueued(int place, @Nullable Instant eta) -> queued(place, eta);
            case CallFact.LegDialing dialing ->
                plain(
                        dialing.leg() + "_DIALLED",
                        "Dialling " + who(dialing.leg()) + " over trunk " + dialing.trunk() + ".");
            case CallFact.LegRinging(Leg leg, int _) -> ringing(leg);
            case CallFact.LegAnswered(Leg leg, int _) -> answered(leg);
            case CallFact.LegEnded ended -> plain(ended.leg() + "_LEG_ENDED", EndSentences.of(ended));
            case CallFact.HumanChecked(Leg leg, int _, HumanVerdict verdict, @Nullable String _) ->
                plain("HUMAN_CHECKED", "Whether a person answered on " + who(leg) + "'s phone: " + verdict + ".");
            case CallFact.IdentityOffered _ -> plain("IDENTITY_OFFERED", "An account number and a PIN were keyed.");
            case CallFact.DestinationDialled(int tryNumber, String _) ->
                plain("DESTINATION_DIALLED", "The caller keyed a destination (try " + tryNumber + ").");
            case CallFact.OptedOut(Leg leg, Party party) -> optedOut(leg, party, sandbox);
            case CallFact.Acknowledged(String digit) -> plain("ACKNOWLEDGED", "Acknowledged with " + digit + ".");
            case CallFact.Bridged _ ->
                new FactMeaning("BRIDGED", "Caller and callee are connected.", CallbackStatus.TALKING);
            case CallFact.HoldExtensionRequested(int _, int talkedSeconds) ->
                plain("EXTENSION_ASKED", "After " + talkedSeconds + " s of talk more time was asked for.");
            case CallFact.TalkEnded(var reason, long talkMillis) ->
                plain("TALK_ENDED", EndSentences.talk(reason, talkMillis));
            case CallFact.Recorded(String _, long seconds) ->
                plain("RECORDED", "A recording of " + seconds + " s was stored.");
            case CallFact.AttemptUnknown(String sentence) -> plain("CONTACT_LOST", sentence);
            case CallFact.AttemptEnded ended -> plain(ended.disposition().name(), EndSentences.of(ended));
        };
    }

    private static FactMeaning queued(int place, @Nullable Instant eta) {
        String when = eta == null ? "" : ", expected at " + eta;
        return plain("QUEUED", "Waiting for a free line: place " + place + when + ".");
    }

    private static FactMeaning optedOut(Leg leg, Party party, boolean sandbox) {
        String blocked = party instanceof Party.E164 && !sandbox ? " The number is blocked from now on." : "";
        return plain("OPTED_OUT", "On " + who(leg) + "'s phone somebody asked never to be called again." + blocked);
    }

    private static FactMeaning ringing(Leg leg) {
        return switch (leg) {
            case CALLER -> new FactMeaning("CALLER_RINGS", "The caller's phone rings.", CallbackStatus.RINGING_CALLER);
            case CALLEE -> new FactMeaning("CALLEE_RINGS", "The callee's phone rings.", CallbackStatus.RINGING_CALLEE);
        };
    }

    private static FactMeaning answered(Leg leg) {
        return switch (leg) {
            case CALLER -> new FactMeaning("CALLER_ANSWERED", "The caller answered.", CallbackStatus.MENU);
            case CALLEE -> plain("CALLEE_ANSWERED", "The callee answered.");
        };
    }

    private static FactMeaning plain(String code, String text) {
        return new FactMeaning(code, text, null);
    }

    static String who(Leg leg) {
        return switch (leg) {
            case CALLER -> "the caller";
            case CALLEE -> "the callee";
        };
    }
}
