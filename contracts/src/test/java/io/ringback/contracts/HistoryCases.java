package io.ringback.contracts;

import static io.ringback.contracts.Messages.ACCOUNT;
import static io.ringback.contracts.Messages.ATTEMPT;
import static io.ringback.contracts.Messages.CALLBACK;
import static io.ringback.contracts.Messages.at;
import static io.ringback.contracts.Messages.eur;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Measures;
import io.ringback.contracts.values.OperatorDecision;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.Trigger;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What it came to: charges, states, CDRs. */
final class HistoryCases {
    private HistoryCases() {}

    static Stream<Case> all() {
        return Stream.of(
                        Cases.fullAndMinimal(Topic.CALL_CHARGES, Stream.of(settled(), corrected())),
                        Cases.fullAndMinimal(Topic.CALLBACK_STATES, Stream.of(state())),
                        Cases.fullAndMinimal(Topic.CALL_CDRS, Stream.of(record())),
                        Cases.fullAndMinimal(Topic.CDRS_LATEST, Stream.of(record())),
                        Stream.of(
                                new Case(Topic.CALL_CHARGES, "remeasured", remeasured()),
                                new Case(Topic.CALL_CHARGES, "decided", decided()),
                                new Case(Topic.CALL_CHARGES, "participants", participants()),
                                new Case(Topic.CALL_CDRS, "decided", decidedRecord()),
                                new Case(Topic.CDRS_LATEST, "decided", decidedRecord()),
                                new Case(Topic.CALL_CDRS, "recorded", recordedTalk()),
                                new Case(Topic.CALL_CDRS, "participants", takenPart()),
                                new Case(Topic.CDRS_LATEST, "recorded", recordedTalk()),
                                new Case(Topic.CDRS_LATEST, "participants", takenPart())))
                .flatMap(cases -> cases);
    }

    private static AttemptSettled settled() {
        return new AttemptSettled(
                CALLBACK,
                ATTEMPT,
                at("10:00:31.100"),
                false,
                ACCOUNT,
                RefusalReason.SUSPENDED,
                Messages.requestFacts(),
                at("10:00:00.020"),
                0,
                22,
                50,
                List.of(Messages.callerCharge(), Messages.calleeCharge()),
                eur("0.10"),
                eur("0.00000001"),
                eur("-4.90"),
                7,
                false);
    }

    private static ChargeCorrected corrected() {
        return new ChargeCorrected(
                CALLBACK,
                ATTEMPT,
                at("11:00:00"),
                false,
                Messages.EVENT,
                ACCOUNT,
                List.of(Messages.callerCharge()),
                eur("0"),
                eur("0.10"),
                8,
                "the line was dead, credited on request",
                null,
                null);
    }

    private static ChargeCorrected remeasured() {
        return new ChargeCorrected(
                CALLBACK,
                ATTEMPT,
                at("11:00:00"),
                false,
                Messages.EVENT,
                ACCOUNT,
                List.of(Messages.callerCharge()),
                eur("0.20"),
                eur("0.10"),
                8,
                "the switch's own records say so",
                "operator",
                new Measures(70, 62, 50, eur("0"), eur("4.80"), false));
    }

    private static AttemptSettled decided() {
        return new AttemptSettled(
                CALLBACK,
                ATTEMPT,
                at("12:00:00"),
                false,
                ACCOUNT,
                null,
                Messages.requestFacts(),
                at("10:00:00.020"),
                5,
                3,
                0,
                List.of(Messages.calleeCharge()),
                eur("0.10"),
                eur("0"),
                eur("4.90"),
                7,
                false,
                new OperatorDecision("operator", "the switch burnt down"));
    }

    private static AttemptSettled participants() {
        return new AttemptSettled(
                CALLBACK,
                ATTEMPT,
                at("10:00:31.100"),
                false,
                ACCOUNT,
                null,
                Messages.participantsFacts(),
                at("10:00:00.020"),
                0,
                22,
                0,
                List.of(Messages.calleeCharge()),
                eur("0.10"),
                eur("0"),
                eur("4.90"),
                7,
                false);
    }

    private static CallbackStateChanged state() {
        return new CallbackStateChanged(
                CALLBACK,
                6,
                at("10:00:08.100"),
                false,
                CallbackStatus.TALKING,
                "BRIDGED",
                "caller and callee hear each other",
                ACCOUNT,
                ATTEMPT,
                Trigger.API,
                Messages.CALLER,
                Messages.CALLEE);
    }

    private static CallDetailRecord record() {
        return new CallDetailRecord(
                CALLBACK,
                ATTEMPT,
                2,
                false,
                ACCOUNT,
                Messages.requestFacts(),
                at("10:00:00.020"),
                at("10:00:02"),
                at("10:00:08.100"),
                at("10:00:31"),
                Disposition.ANSWERED,
                DeferReason.STALE,
                RefusalReason.QUOTE,
                Leg.CALLEE,
                EndReason.HANGUP,
                HungUpBy.CALLEE,
                16,
                200,
                0,
                22,
                21_950,
                50,
                List.of(Messages.callerHop(), Messages.calleeHop()),
                List.of(Messages.callerCharge(), Messages.calleeCharge()),
                eur("0.10"),
                eur("0"),
                eur("4.90"),
                7,
                true,
                null);
    }

    private static CallDetailRecord recordedTalk() {
        return talk(Messages.requestFacts(), "ringback-" + ATTEMPT + "-2.wav");
    }

    private static CallDetailRecord takenPart() {
        return talk(Messages.participantsFacts(), null);
    }

    private static CallDetailRecord talk(RequestFacts request, @Nullable String recording) {
        return new CallDetailRecord(
                CALLBACK,
                ATTEMPT,
                1,
                false,
                ACCOUNT,
                request,
                at("10:00:00.020"),
                at("10:00:02"),
                at("10:00:08.100"),
                at("10:00:31"),
                Disposition.ANSWERED,
                null,
                null,
                Leg.CALLEE,
                EndReason.HANGUP,
                HungUpBy.CALLEE,
                16,
                null,
                0,
                22,
                21_950,
                0,
                List.of(Messages.callerHop(), Messages.calleeHop()),
                List.of(Messages.callerCharge(), Messages.calleeCharge()),
                eur("0.10"),
                eur("0"),
                eur("4.90"),
                7,
                false,
                null,
                recording);
    }

    private static CallDetailRecord decidedRecord() {
        return new CallDetailRecord(
                CALLBACK,
                ATTEMPT,
                1,
                false,
                ACCOUNT,
                Messages.requestFacts(),
                at("10:00:00.020"),
                null,
                null,
                at("12:00:00"),
                Disposition.UNKNOWN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                5,
                3,
                0,
                0,
                List.of(),
                List.of(Messages.calleeCharge()),
                eur("0.10"),
                eur("0"),
                eur("4.90"),
                7,
                false,
                new OperatorDecision("operator", "the switch burnt down"));
    }
}
