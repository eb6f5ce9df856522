package io.ringback.trigger;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.OperatorDecision;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.Trigger;
import io.ringback.contracts.values.Warnings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rating and engine tell of one attempt, second by second from its start.
 *
 * @param start when the attempt was requested
 */
public record Story(UUID callbackId, UUID attemptId, UUID accountId, Instant start) {
    public static final Party CALLER = new Party.E164("+442079460001");
    public static final Party CALLEE = new Party.E164("+493023125002");

    public AttemptAuthorized authorized() {
        return new AttemptAuthorized(
                callbackId,
                attemptId,
                1,
                start.plusSeconds(1),
                false,
                accountId,
                Script.CONNECT,
                new CallerLeg(CALLER, List.of(new Route("sim", "+442079460001")), 45),
                null,
                false,
                false,
                List.of(),
                null,
                List.of(new Target(CALLEE, List.of(new Route("sim", "+493023125002")), 3000, 60, Set.of())),
                new Grant(3000, true, 120),
                Warnings.DEFAULT,
                new CallerIds(null, "+442079460001"),
                Money.of("5", "EUR"),
                Money.of("0.10", "EUR"),
                "en",
                1,
                true,
                start,
                start.plusSeconds(61));
    }

    public AttemptRefused refused(RefusalReason reason, String sentence) {
        return new AttemptRefused(callbackId, attemptId, start.plusSeconds(1), false, reason, sentence);
    }

    public Withdrawn withdrawn(StopReason reason) {
        return new Withdrawn(callbackId, attemptId, start.plusSeconds(4), false, reason);
    }

    /** Both answer, talk for three seconds, and the callee hangs up. */
    public List<CallEvent> talk() {
        return events(
                dialling(Leg.CALLER, 1, CALLER),
                new CallFact.LegRinging(Leg.CALLER, 1),
                new CallFact.LegAnswered(Leg.CALLER, 1),
                dialling(Leg.CALLEE, 2, CALLEE),
                new CallFact.LegRinging(Leg.CALLEE, 2),
                new CallFact.LegAnswered(Leg.CALLEE, 2),
                new CallFact.Bridged(2),
                new CallFact.TalkEnded(EndReason.HANGUP, 3000),
                legEnded(Leg.CALLEE, 2, 16, Disposition.ANSWERED, HungUpBy.CALLEE),
                legEnded(Leg.CALLER, 1, 16, Disposition.ANSWERED, HungUpBy.PLATFORM),
                ended(Disposition.ANSWERED, Leg.CALLEE, HungUpBy.CALLEE, EndReason.HANGUP, 16, null, 3000));
    }

    /** The caller answers and the callee does not. */
    public List<CallEvent> callee(Disposition disposition, int cause, @Nullable Integer sip) {
        return events(
                dialling(Leg.CALLER, 1, CALLER),
                new CallFact.LegRinging(Leg.CALLER, 1),
                new CallFact.LegAnswered(Leg.CALLER, 1),
                dialling(Leg.CALLEE, 2, CALLEE),
                legEnded(Leg.CALLEE, 2, cause, disposition, HungUpBy.CALLEE),
                ended(disposition, Leg.CALLEE, HungUpBy.CALLEE, EndReason.NOT_CONNECTED, cause, sip, 0));
    }

    /** The caller is not reached. */
    public List<CallEvent> caller(Disposition disposition, int cause, @Nullable Integer sip) {
        return events(
                dialling(Leg.CALLER, 1, CALLER),
                legEnded(Leg.CALLER, 1, cause, disposition, HungUpBy.NETWORK),
                ended(disposition, Leg.CALLER, HungUpBy.NETWORK, EndReason.NOT_CONNECTED, cause, sip, 0));
    }

    /** Nothing is dialled, and the attempt is put off. */
    public List<CallEvent> deferred(DeferReason reason) {
        return events(new AttemptEnded(
                Disposition.DEFERRED,
                reason,
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
                false));
    }

    /** The caller's phone rings when the attempt is stopped. */
    public List<CallEvent> stopped(EndReason reason) {
        return events(
                dialling(Leg.CALLER, 1, CALLER),
                new CallFact.LegRinging(Leg.CALLER, 1),
                legEnded(Leg.CALLER, 1, 16, Disposition.CANCELLED, HungUpBy.PLATFORM),
                ended(Disposition.CANCELLED, Leg.CALLER, HungUpBy.PLATFORM, reason, 16, null, 0));
    }

    /** The switch is lost while the caller's phone rings. */
    public List<CallEvent> lost() {
        return events(
                dialling(Leg.CALLER, 1, CALLER),
                new CallFact.LegRinging(Leg.CALLER, 1),
                new CallFact.AttemptUnknown("Contact with the switch was lost."),
                ended(Disposition.UNKNOWN, Leg.CALLER, HungUpBy.UNKNOWN, EndReason.LOST, null, null, 0));
    }

    public AttemptSettled settled(String amount, @Nullable RefusalReason refused) {
        return settled(amount, refused, null);
    }

    /** As after a call whose end nobody tells. */
    public AttemptSettled settledByOperator(String amount) {
        return settled(amount, null, new OperatorDecision("operator", "the switch burnt down"));
    }

    private AttemptSettled settled(
            String amount, @Nullable RefusalReason refused, @Nullable OperatorDecision decision) {
        return new AttemptSettled(
                callbackId,
                attemptId,
                start.plusSeconds(30),
                false,
                accountId,
                refused,
                new RequestFacts(1, Trigger.API, Script.CONNECT, CALLER, CALLEE, null, "en", start),
                refused == null ? start.plusSeconds(1) : null,
                10,
                3,
                0,
                List.of(),
                Money.of(amount, "EUR"),
                Money.of("0", "EUR"),
                Money.of("4.90", "EUR"),
                1,
                false,
                decision);
    }

    /** These facts, numbered, a second apart. */
    public List<CallEvent> events(CallFact... facts) {
        List<CallEvent> events = new ArrayList<>();
        for (CallFact fact : facts) {
            int number = events.size() + 1;
            events.add(new CallEvent(callbackId, attemptId, number, start.plusSeconds(1 + number), false, fact));
        }
        return events;
    }

    private CallFact dialling(Leg leg, int n, Party party) {
        return new CallFact.LegDialing(leg, n, party, "sim", "switch-1", "rb-local-" + attemptId + "-" + leg + "-" + n);
    }

    private static CallFact legEnded(Leg leg, int n, int cause, Disposition disposition, HungUpBy by) {
        return new CallFact.LegEnded(leg, n, cause, null, disposition, true, by);
    }

    private static CallFact ended(
            Disposition disposition,
            Leg leg,
            HungUpBy by,
            EndReason reason,
            @Nullable Integer cause,
            @Nullable Integer sip,
            long talkMillis) {
        return new AttemptEnded(
                disposition, null, leg, by, reason, cause, sip, true, true, null, talkMillis, talkMillis, false);
    }
}
