package io.ringback.contracts;

import static io.ringback.contracts.Messages.ATTEMPT;
import static io.ringback.contracts.Messages.CALLBACK;
import static io.ringback.contracts.Messages.SWITCH;
import static io.ringback.contracts.Messages.at;

import io.ringback.contracts.SwitchOrder.Connect;
import io.ringback.contracts.SwitchOrder.Extend;
import io.ringback.contracts.SwitchOrder.Identified;
import io.ringback.contracts.SwitchOrder.Place;
import io.ringback.contracts.SwitchOrder.Refuse;
import io.ringback.contracts.SwitchOrder.Stop;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.StopReason;
import java.util.stream.Stream;

/** What one engine replica tells another. */
final class SwitchOrderCases {
    private SwitchOrderCases() {}

    static Stream<Case> all() {
        Stream<Message> full = Stream.of(
                new Place(SWITCH, CALLBACK, ATTEMPT, at("10:00:00.025"), false, Messages.authorized()),
                new Identified(SWITCH, CALLBACK, ATTEMPT, at("10:00:30"), false, Messages.authorized()),
                new Connect(SWITCH, CALLBACK, ATTEMPT, at("10:00:25"), false, Messages.calleeAuthorized()),
                new Refuse(SWITCH, CALLBACK, ATTEMPT, at("10:00:25"), false, 1, RefusalReason.IDENTITY, 2),
                new Extend(SWITCH, CALLBACK, ATTEMPT, at("10:04:35"), false, Messages.holdExtended()),
                new Stop(SWITCH, CALLBACK, ATTEMPT, at("10:02:00"), false, StopReason.OPERATOR));
        var checked = new Place(SWITCH, CALLBACK, ATTEMPT, at("10:00:00.025"), false, Messages.authorizedChecked());
        return Stream.concat(
                Cases.fullAndMinimal(Topic.SWITCH_ORDERS, full),
                Stream.of(new Case(Topic.SWITCH_ORDERS, "checked", checked)));
    }
}
