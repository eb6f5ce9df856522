package io.ringback.contracts;

import static io.ringback.contracts.Messages.ACCESS_NUMBER;
import static io.ringback.contracts.Messages.CALLEE_NUMBER;
import static io.ringback.contracts.Messages.CALLER_NUMBER;
import static io.ringback.contracts.Messages.EVENT;
import static io.ringback.contracts.Messages.at;

import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.ForwardingRule;
import io.ringback.contracts.LineEvent.BusyOfferTaken;
import io.ringback.contracts.LineEvent.DestinationLeft;
import io.ringback.contracts.LineEvent.LineFreed;
import io.ringback.contracts.LineEvent.MissedCall;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.CampaignPeriod;
import io.ringback.contracts.values.Counted;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.TargetCondition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens on lines, and what each service must know of the others. */
final class SnapshotCases {
    private SnapshotCases() {}

    static Stream<Case> all() {
        var line = new Party.Extension("berlin", "204");
        return Stream.of(
                        Cases.fullAndMinimal(
                                Topic.LINE_EVENTS,
                                Stream.of(
                                        new MissedCall(EVENT, at("10:00:00"), false, ACCESS_NUMBER, CALLER_NUMBER),
                                        new DestinationLeft(
                                                EVENT,
                                                at("10:00:20"),
                                                false,
                                                ACCESS_NUMBER,
                                                CALLER_NUMBER,
                                                "00" + CALLEE_NUMBER.substring(1)),
                                        new BusyOfferTaken(EVENT, at("10:00:05"), false, Messages.DESK, line, true),
                                        new LineFreed(EVENT, at("10:03:00"), true, line))),
                        Stream.of(new Case(
                                Topic.LINE_EVENTS,
                                "used",
                                new LineFreed(EVENT, at("10:03:00"), true, line, at("10:02:58")))),
                        Cases.fullAndMinimal(Topic.ACCOUNT_SNAPSHOTS, Stream.of(account())),
                        Stream.of(
                                new Case(Topic.ACCOUNT_SNAPSHOTS, "signed-out", signedOut()),
                                new Case(Topic.ACCOUNT_SNAPSHOTS, "low-balance", lowBalance())),
                        Cases.fullAndMinimal(Topic.ACCESS_NUMBERS, Stream.of(accessNumber())),
                        Cases.fullAndMinimal(
                                Topic.BLOCKED_NUMBERS,
                                Stream.of(new BlockedNumber(
                                        CALLEE_NUMBER, 2, at("10:00:00"), false, false, "OPT_OUT", true))),
                        Cases.fullAndMinimal(
                                Topic.WATCHED_LINES,
                                Stream.of(new WatchedLine("berlin/204", 4, at("10:00:00"), false, line, 2))),
                        Cases.fullAndMinimal(
                                Topic.CAMPAIGN_PARTICIPATION,
                                Stream.of(new CampaignParticipation(
                                        "spring", CALLER_NUMBER, 3, at("10:00:00"), false, 2, at("12:00:00")))),
                        Stream.of(
                                new Case(Topic.CAMPAIGN_PARTICIPATION, "counted", counted(null)),
                                new Case(Topic.CAMPAIGN_PARTICIPATION, "in-a-period", counted(at("23:00:00")))),
                        Cases.fullAndMinimal(Topic.CAMPAIGN_DEFINITIONS, Stream.of(campaign())))
                .flatMap(cases -> cases);
    }

    private static CampaignParticipation counted(@Nullable Instant ends) {
        return new CampaignParticipation(
                "spring-2027",
                CALLER_NUMBER,
                4,
                at("10:00:31"),
                false,
                1,
                at("23:00:00"),
                at("00:00:00"),
                ends,
                22,
                List.of(Messages.CALLBACK));
    }

    private static Campaign campaign() {
        return new Campaign(
                "spring-2027",
                2,
                at("09:00:00"),
                false,
                Messages.ACCOUNT,
                true,
                at("00:00:00"),
                at("23:59:59"),
                new CampaignLimit(
                        3, 600, Counted.RUNG, new CampaignPeriod(1, CampaignPeriod.Unit.DAYS, "Europe/Berlin")));
    }

    private static AccountSnapshot account() {
        return new AccountSnapshot(
                Messages.ACCOUNT,
                12,
                at("09:00:00"),
                false,
                "4711",
                AccountSnapshot.Status.ACTIVE,
                "EUR",
                "en",
                2,
                List.of(new CallerNumber(CALLER_NUMBER, true), new CallerNumber("+442079460002", false)),
                List.of(new AccountSnapshot.Key(
                        EVENT,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        AccountSnapshot.Scope.CUSTOMER,
                        true,
                        at("23:59:59"))),
                List.of(new ForwardingRule("4711", false, TargetCondition.NO_ANSWER, Messages.MAILBOX, 30)),
                List.of(CALLER_NUMBER, CALLEE_NUMBER));
    }

    private static AccountSnapshot signedOut() {
        return new AccountSnapshot(
                Messages.ACCOUNT,
                13,
                at("09:00:00"),
                false,
                "4711",
                AccountSnapshot.Status.ACTIVE,
                "EUR",
                "en",
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                at("08:00:00"),
                null);
    }

    private static AccountSnapshot lowBalance() {
        return new AccountSnapshot(
                Messages.ACCOUNT,
                14,
                at("09:00:00"),
                false,
                "4711",
                AccountSnapshot.Status.ACTIVE,
                "EUR",
                "en",
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                new AccountSnapshot.LowBalance(Money.of("5", "EUR"), Money.of("4.90", "EUR"), at("09:00:00")));
    }

    private static AccessNumber accessNumber() {
        return new AccessNumber(
                ACCESS_NUMBER,
                5,
                at("09:00:00"),
                false,
                AccessNumber.Mode.PROMPT,
                10,
                "99",
                List.of(
                        new AccessNumber.Pattern("00", 9, 17, 2, "+", null),
                        new AccessNumber.Pattern("", 3, 4, 0, "", "berlin")),
                Messages.ACCOUNT,
                "en",
                false);
    }
}
