package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.CallFact.OptedOut;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.Party;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Before anybody is rung for a caller it is found out who answered, where that was asked for. */
@OnServers
class WhoAnsweredTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    /** What one caller does, and what becomes of the call; other tests may have rung the same phone before. */
    private record Answered(AttemptAuthorized order, Disposition disposition, int calleeRings, List<CallFact> facts) {
        String callee() {
            return ((Party.E164) order.targets().getFirst().party()).number();
        }
    }

    @Test
    void callers_press_one_or_nine_or_nothing_and_only_for_the_first_is_somebody_rung() {
        switches.ready();
        List<Answered> calls = List.of(
                call("+442079460522", "+493023125501", Orders::humanCheck, Disposition.ANSWERED, 1, pressed()),
                call(
                        "+442079460524",
                        "+493023125502",
                        Orders::humanCheck,
                        Disposition.REJECTED,
                        0,
                        pressed(),
                        new OptedOut(Leg.CALLER, new Party.E164("+442079460524"))),
                call(
                        "+442079460523",
                        "+493023125503",
                        Orders::humanCheck,
                        Disposition.NO_ANSWER,
                        0,
                        new HumanChecked(Leg.CALLER, 1, HumanVerdict.MACHINE)));

        calls.forEach(this::check);
    }

    @Test
    void machines_are_told_from_persons_and_treated_as_was_asked_for() {
        switches.ready();
        switches.voice("+442079460625", "NONE");
        List<Answered> calls = List.of(
                call(
                        "+442079460619",
                        "+493023125601",
                        orders -> orders.onMachine(MachinePolicy.HANG_UP),
                        Disposition.NO_ANSWER,
                        0,
                        heard(HumanVerdict.MACHINE, "LONGGREETING-1520-1500")),
                call(
                        "+442079460719",
                        "+493023125602",
                        orders -> orders.onMachine(MachinePolicy.LEAVE_MESSAGE),
                        Disposition.NO_ANSWER,
                        0,
                        heard(HumanVerdict.MACHINE, "LONGGREETING-1520-1500")),
                call(
                        "+442079460819",
                        "+493023125603",
                        orders -> orders.onMachine(MachinePolicy.GO_ON),
                        Disposition.ANSWERED,
                        1,
                        heard(HumanVerdict.MACHINE, "LONGGREETING-1520-1500")),
                call(
                        "+442079460623",
                        "+493023125604",
                        orders -> orders.onMachine(MachinePolicy.HANG_UP),
                        Disposition.ANSWERED,
                        1,
                        heard(HumanVerdict.HUMAN, "HUMAN-800-800")),
                call(
                        "+442079460625",
                        "+493023125605",
                        orders -> orders.onMachine(MachinePolicy.HANG_UP),
                        Disposition.ANSWERED,
                        1,
                        heard(HumanVerdict.UNSURE, "TOOLONG-4900")));

        calls.forEach(this::check);
    }

    private static HumanChecked pressed() {
        return new HumanChecked(Leg.CALLER, 1, HumanVerdict.HUMAN);
    }

    private static HumanChecked heard(HumanVerdict verdict, String cause) {
        return new HumanChecked(Leg.CALLER, 1, verdict, cause);
    }

    private Answered call(
            String caller,
            String callee,
            UnaryOperator<Orders> asked,
            Disposition disposition,
            int calleeRings,
            CallFact... facts) {
        AttemptAuthorized order = asked.apply(
                        Orders.at(Instant.now()).caller(caller).callee(callee))
                .build();
        int before = switches.rings(callee);
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        return new Answered(order, disposition, before + calleeRings, List.of(facts));
    }

    private void check(Answered call) {
        AttemptEnded end = wire.end(call.order().attemptId());
        assertThat(end.disposition()).as(call.toString()).isEqualTo(call.disposition());
        assertThat(wire.facts(call.order().attemptId())).as(call.toString()).containsAll(call.facts());
        assertThat(switches.rings(call.callee())).as(call.toString()).isEqualTo(call.calleeRings());
    }
}
