package io.ringback.contracts;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Acknowledge;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.CallerProof;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.SealedIdentity;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.contracts.values.Trigger;
import io.ringback.contracts.values.Warnings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The people, numbers and moments the tests of the contracts speak of. Numbers are from the ranges for fiction. */
final class Messages {
    static final UUID CALLBACK = UUID.fromString("019ca8d7-2d00-7000-8000-00000000ca11");
    static final UUID ATTEMPT = UUID.fromString("019ca8d7-2d00-7000-8000-0000000000a1");
    static final UUID ACCOUNT = UUID.fromString("019ca8d7-2d00-7000-8000-00000000acc0");
    static final UUID SWITCH = UUID.fromString("019ca8d7-2d00-7000-8000-0000000005c1");
    static final UUID QUOTE = UUID.fromString("019ca8d7-2d00-7000-8000-000000000907");
    static final UUID EVENT = UUID.fromString("019ca8d7-2d00-7000-8000-00000000e0e0");

    static final String CALLER_NUMBER = "+442079460001";
    static final String CALLEE_NUMBER = "+493023125002";
    static final String ACCESS_NUMBER = "+442079460900";
    static final Party CALLER = new Party.E164(CALLER_NUMBER);
    static final Party CALLEE = new Party.E164(CALLEE_NUMBER);
    static final Party DESK = new Party.Extension("berlin", "112");
    static final Party MAILBOX = new Party.Voicemail("23125002");

    private Messages() {}

    /** A moment of the morning all fixtures share, such as {@code at("10:00:00")}. */
    static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + "Z");
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static Wish everythingWished() {
        return new Wish(
                Trigger.ACCESS_NUMBER,
                ACCOUNT,
                identity(),
                Script.CONNECT,
                CALLER,
                45,
                CALLEE,
                60,
                List.of(
                        new Fallback(DESK, 30, Set.of(TargetCondition.BUSY, TargetCondition.NO_ANSWER)),
                        new Fallback(MAILBOX, 10, Set.of())),
                List.of(new Forbidden("+493023125099", "BLOCKED_NUMBER")),
                ACCESS_NUMBER,
                5400,
                CALLER_NUMBER,
                true,
                true,
                List.of("welcome", "maintenance"),
                new Acknowledge("1", 10),
                "en",
                QUOTE);
    }

    /** A talk to be recorded, with somebody who must prove to be a person, on a line that was waited for. */
    static Wish checkedWish() {
        return new Wish(
                Trigger.BUSY_LINE,
                ACCOUNT,
                null,
                Script.CONNECT,
                CALLER,
                10,
                DESK,
                60,
                List.of(),
                List.of(),
                null,
                5400,
                null,
                true,
                true,
                List.of(),
                null,
                "en",
                null,
                checked(),
                null,
                null);
    }

    /** Somebody who called an access number that is there for anybody. */
    static Wish anybodysWish() {
        return new Wish(
                Trigger.MISSED_CALL,
                ACCOUNT,
                null,
                Script.CONNECT,
                CALLER,
                45,
                null,
                60,
                List.of(),
                List.of(),
                ACCESS_NUMBER,
                5400,
                null,
                false,
                false,
                List.of(),
                null,
                "en",
                null,
                null,
                CallerProof.CALL,
                null);
    }

    /** A visitor who takes part in a campaign. */
    static Wish participantsWish() {
        return new Wish(
                Trigger.WEB,
                ACCOUNT,
                null,
                Script.CONNECT,
                CALLER,
                45,
                CALLEE,
                60,
                List.of(),
                List.of(),
                null,
                5400,
                null,
                false,
                false,
                List.of(),
                null,
                "en",
                null,
                null,
                CallerProof.CODE,
                "spring-2027");
    }

    private static CallOptions checked() {
        return new CallOptions(true, MachinePolicy.LEAVE_MESSAGE, true);
    }

    static SealedIdentity identity() {
        return new SealedIdentity("4711", "c2VhbGVkLWZvci1yYXRpbmctYWxvbmU=");
    }

    static Target calleeTarget() {
        return new Target(
                CALLEE,
                List.of(new Route("sim", CALLEE_NUMBER), new Route("backup-1", "0049" + CALLEE_NUMBER.substring(3))),
                3000,
                60,
                Set.of());
    }

    static Target deskTarget() {
        return new Target(DESK, List.of(new Route("office", "112")), 1200, 30, Set.of(TargetCondition.BUSY));
    }

    static AttemptAuthorized authorized() {
        return new AttemptAuthorized(
                CALLBACK,
                ATTEMPT,
                1,
                at("10:00:00.020"),
                false,
                ACCOUNT,
                Script.CONNECT,
                new CallerLeg(CALLER, List.of(new Route("sim", CALLER_NUMBER)), 45),
                ACCESS_NUMBER,
                true,
                false,
                List.of("welcome"),
                new Acknowledge("1", 10),
                List.of(calleeTarget(), deskTarget()),
                new Grant(3000, true, 130),
                Warnings.DEFAULT,
                new CallerIds(ACCESS_NUMBER, CALLER_NUMBER),
                eur("5.00"),
                eur("0.10"),
                "en",
                7,
                true,
                at("10:00:00"),
                at("10:01:00.020"));
    }

    static AttemptAuthorized authorizedChecked() {
        return new AttemptAuthorized(
                CALLBACK,
                ATTEMPT,
                1,
                at("10:00:00.020"),
                false,
                ACCOUNT,
                Script.CONNECT,
                new CallerLeg(CALLER, List.of(new Route("sim", CALLER_NUMBER)), 10),
                null,
                true,
                true,
                List.of(),
                null,
                List.of(deskTarget()),
                new Grant(3000, true, 130),
                Warnings.DEFAULT,
                new CallerIds("112", CALLER_NUMBER, "ReDial"),
                eur("5.00"),
                eur("0.10"),
                "en",
                7,
                true,
                at("10:00:00"),
                at("10:01:00.020"),
                checked());
    }

    static CalleeAuthorized calleeAuthorized() {
        return new CalleeAuthorized(
                CALLBACK,
                ATTEMPT,
                at("10:00:25"),
                false,
                1,
                List.of(calleeTarget()),
                new Grant(300, false, 110),
                new Warnings(20, 20, true),
                new CallerIds(ACCESS_NUMBER, CALLER_NUMBER),
                eur("0.10"),
                7);
    }

    static HoldExtended holdExtended() {
        return new HoldExtended(CALLBACK, ATTEMPT, at("10:04:35"), false, 1, 600, false);
    }

    static RequestFacts requestFacts() {
        return new RequestFacts(1, Trigger.API, Script.CONNECT, CALLER, CALLEE, ACCESS_NUMBER, "en", at("10:00:00"));
    }

    static RequestFacts participantsFacts() {
        return new RequestFacts(
                1, Trigger.WEB, Script.CONNECT, CALLER, CALLEE, null, "en", at("10:00:00"), "spring-2027");
    }

    static LegCharge calleeCharge() {
        return new LegCharge(
                Leg.CALLEE,
                "4930",
                "Germany Berlin",
                22,
                60,
                new BigDecimal("0.10"),
                0,
                eur("0.10"),
                List.of("22 s billed as 60 s (60/60)", "60 s at 0.10 a minute: 0.10"));
    }

    static LegCharge callerCharge() {
        return new LegCharge(Leg.CALLER, null, null, 0, 0, null, 0, eur("0"), List.of("free by policy"));
    }

    static Hop callerHop() {
        return new Hop(
                1,
                Leg.CALLER,
                CALLER,
                "sim",
                SWITCH.toString(),
                at("10:00:00.040"),
                at("10:00:00.160"),
                at("10:00:02"),
                at("10:00:31"),
                16,
                200,
                HungUpBy.PLATFORM,
                0);
    }

    static Hop calleeHop() {
        return new Hop(
                2,
                Leg.CALLEE,
                CALLEE,
                "sim",
                SWITCH.toString(),
                at("10:00:03"),
                at("10:00:04"),
                at("10:00:08.100"),
                at("10:00:30.050"),
                16,
                200,
                HungUpBy.CALLEE,
                21_950);
    }
}
