package io.ringback.contracts;

import static io.ringback.contracts.Messages.ATTEMPT;
import static io.ringback.contracts.Messages.CALLBACK;
import static io.ringback.contracts.Messages.at;
import static io.ringback.contracts.Messages.eur;

import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackAuthorization.Evaluated;
import io.ringback.contracts.CallbackAuthorization.IdentityRefused;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.CallbackRequest.EvaluationRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.StopReason;
import java.util.List;
import java.util.stream.Stream;

/** What trigger asks of rating, and what rating answers. */
final class RequestCases {
    private RequestCases() {}

    static Stream<Case> requests() {
        var refused = new CalleeRequested(
                CALLBACK, ATTEMPT, at("10:00:20"), false, 2, null, List.of(), RefusalReason.FORBIDDEN);
        var admitted = new CalleeRequested(
                CALLBACK,
                ATTEMPT,
                at("10:00:15"),
                false,
                1,
                Messages.CALLEE,
                List.of(new Forbidden("+493023125099", "DO_NOT_CALL")),
                null);
        Stream<Message> full = Stream.of(
                new AttemptRequested(
                        CALLBACK, ATTEMPT, 2, at("10:05:00"), true, Messages.everythingWished(), at("10:00:00")),
                new WithdrawalRequested(CALLBACK, ATTEMPT, at("10:00:10"), false, StopReason.CANCELLED),
                new EvaluationRequested(CALLBACK, ATTEMPT, at("10:00:00"), false, Messages.everythingWished()));
        var checked = new AttemptRequested(
                CALLBACK, ATTEMPT, 1, at("10:00:00"), false, Messages.checkedWish(), at("10:00:00"));
        var anybodys = new AttemptRequested(
                CALLBACK, ATTEMPT, 1, at("10:00:00"), false, Messages.anybodysWish(), at("10:00:00"));
        var participants = new AttemptRequested(
                CALLBACK, ATTEMPT, 1, at("10:00:00"), false, Messages.participantsWish(), at("10:00:00"));
        return Stream.concat(
                Cases.fullAndMinimal(Topic.CALLBACK_REQUESTS, full),
                Stream.of(
                        Case.full(Topic.CALLBACK_REQUESTS, admitted),
                        new Case(Topic.CALLBACK_REQUESTS, "anybodys", anybodys),
                        new Case(Topic.CALLBACK_REQUESTS, "checked", checked),
                        new Case(Topic.CALLBACK_REQUESTS, "participants", participants),
                        new Case(Topic.CALLBACK_REQUESTS, "refused", refused)));
    }

    static Stream<Case> authorizations() {
        Stream<Message> full = Stream.of(
                Messages.authorized(),
                new AttemptRefused(
                        CALLBACK,
                        ATTEMPT,
                        at("10:00:00.020"),
                        false,
                        RefusalReason.NO_MONEY,
                        "0.01 EUR does not cover the first minute at 0.04 EUR"),
                Messages.calleeAuthorized(),
                new CalleeRefused(
                        CALLBACK,
                        ATTEMPT,
                        at("10:00:25"),
                        false,
                        1,
                        RefusalReason.NO_RATE,
                        "no rate for numbers that begin with 99"),
                Messages.holdExtended(),
                new IdentityRefused(CALLBACK, ATTEMPT, at("10:00:30"), false, 1, 2),
                new Withdrawn(CALLBACK, ATTEMPT, at("10:00:10.010"), false, StopReason.SUSPENDED),
                new Evaluated(
                        CALLBACK,
                        ATTEMPT,
                        at("10:00:00.015"),
                        false,
                        List.of(
                                new RuleAnswer("BLOCKED_NUMBER", true, "the number is not blocked"),
                                new RuleAnswer("CALLING_HOURS", false, "it is 03:00 where the callee lives")),
                        eur("0.10"),
                        3000));
        return Stream.concat(
                Cases.fullAndMinimal(Topic.CALLBACK_AUTHORIZATIONS, full),
                Stream.of(new Case(Topic.CALLBACK_AUTHORIZATIONS, "checked", Messages.authorizedChecked())));
    }
}
