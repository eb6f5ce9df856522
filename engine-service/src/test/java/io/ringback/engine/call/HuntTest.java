package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.AgiCommand.SetAbsoluteTimeout;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.cause.CauseOverride;
import io.ringback.engine.cause.CauseTable;
import io.ringback.engine.cause.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HuntTest {
    @Test
    void busy_callee_is_followed_by_the_target_for_busy() {
        Calls call = Calls.ringingCallee(Calls.of(Orders.at(T0)
                        .callee("+493023125010")
                        .target("+493023125011", 20, 600, Set.of(TargetCondition.NO_ANSWER), "sim")
                        .target("+493023125002", 20, 600, Set.of(TargetCondition.BUSY), "sim"))
                .begin()
                .say(Input.AgiStarted::new));
        call.wire();

        call.say(at -> new Input.DialEnded(at, CALLEE, "BUSY")).answer("dial-2").hungUp(CALLEE, 17, 486);

        assertThat(call.lastFact())
                .isEqualTo(new LegEnded(Leg.CALLEE, 2, 17, 486, Disposition.BUSY, true, HungUpBy.CALLEE));
        assertThat(call.wire()).contains(new RunAgi(CALLER, "limit-3", new SetAbsoluteTimeout(20 + 3000 + 1), null));

        call.answer("limit-3");

        assertThat(call.wire())
                .singleElement()
                .isInstanceOfSatisfying(
                        RunAgi.class,
                        run -> assertThat(run.command())
                                .isEqualTo(new DialCallee(
                                        new Route("sim", "+493023125002"), 20, 600, Warnings.DEFAULT, false)));
    }

    @Test
    void other_trunk_is_tried_if_nothing_rang_and_the_cause_says_so() {
        Calls call = toCalleeOver("sim", "gw");
        call.wire();

        call.say(at -> new Input.LegBegan(at, CALLEE))
                .answer("dial-2")
                .hungUp(CALLEE, 34, 503)
                .answer("limit-3");

        assertThat(call.wire())
                .last()
                .isInstanceOfSatisfying(
                        RunAgi.class,
                        run -> assertThat(run.command())
                                .isEqualTo(new DialCallee(
                                        new Route("gw", "+493023125002"), 30, 3000, Warnings.DEFAULT, false)));
    }

    @Test
    void trunk_that_means_something_else_by_a_cause_is_believed_by_the_hunt_and_by_the_outcome() {
        CauseTable odd = CauseTable.STANDARD.with(Map.of(
                "sim",
                List.of(new CauseOverride(null, 486, Disposition.CONGESTION, Retry.OTHER_TRUNK)),
                "gw",
                List.of(new CauseOverride(null, 503, Disposition.BUSY, Retry.SHORT))));
        Orders orders = Orders.at(T0).target("+493023125002", 30, 3000, Set.of(), "sim", "gw");
        Calls call = Calls.of(orders, odd).begin().say(Input.AgiStarted::new);
        call.answer("greeting").answer("limit-2");

        call.say(at -> new Input.LegBegan(at, CALLEE)).answer("dial-2").hungUp(CALLEE, 17, 486);
        assertThat(call.lastFact())
                .isEqualTo(new LegEnded(Leg.CALLEE, 2, 17, 486, Disposition.CONGESTION, false, HungUpBy.NETWORK));
        call.answer("limit-3")
                .say(at -> new Input.LegBegan(at, "lab1-1.2"))
                .answer("dial-3")
                .hungUp("lab1-1.2", 34, 503);

        assertThat(call.lastFact())
                .isEqualTo(new LegEnded(Leg.CALLEE, 3, 34, 503, Disposition.BUSY, false, HungUpBy.CALLEE));
        assertThat(((Closing) call.state()).verdict().disposition()).isEqualTo(Disposition.BUSY);
    }

    @Test
    void trunk_to_the_caller_is_believed_too() {
        CauseTable odd = CauseTable.STANDARD.with(
                Map.of("sim", List.of(new CauseOverride(17, null, Disposition.REJECTED, Retry.NEVER))));
        Calls call = Calls.of(Orders.at(T0).callee("+493023125002"), odd).begin();

        call.say(at -> new Input.LegBegan(at, CALLER))
                .hungUp(CALLER, 17, 486)
                .say(at -> new Input.OriginateEnded(at, CALLER, false, 0));

        assertThat(call.state()).isEqualTo(new Ended(Disposition.REJECTED));
    }

    @Test
    void no_other_trunk_is_tried_after_it_rang() {
        Calls call = toCalleeOver("sim", "gw");

        call.say(at -> new Input.LegBegan(at, CALLEE))
                .say(at -> new Input.LegRang(at, CALLEE))
                .answer("dial-2")
                .hungUp(CALLEE, 34, 503);

        assertThat(call.state()).isInstanceOf(Closing.class);
    }

    @Test
    void caller_that_cannot_be_reached_over_one_trunk_is_tried_over_the_next() {
        Calls call = Calls.of(Orders.at(T0).callerOver("sim", "gw").callee("+493023125002"))
                .begin();
        call.wire();

        call.say(at -> new Input.LegBegan(at, CALLER))
                .hungUp(CALLER, 34, 503)
                .say(at -> new Input.OriginateEnded(at, CALLER, false, 0));

        assertThat(call.wire()).singleElement().isInstanceOfSatisfying(Originate.class, again -> {
            assertThat(again.dial().route().trunk()).isEqualTo("gw");
            assertThat(again.dial().n()).isEqualTo(2);
        });
    }

    @Test
    void answer_of_the_first_originate_that_comes_again_does_not_end_the_second() {
        Calls call = Calls.of(Orders.at(T0).callerOver("sim", "gw").callee("+493023125002"))
                .begin()
                .say(at -> new Input.LegBegan(at, CALLER))
                .hungUp(CALLER, 34, 503)
                .say(at -> new Input.OriginateEnded(at, CALLER, false, 0));
        CallState second = call.state();

        call.say(at -> new Input.OriginateEnded(at, CALLER, false, 0))
                .say(at -> new Input.OriginateEnded(at, CALLER, true, 4));

        assertThat(call.state()).isEqualTo(second);
    }

    @Test
    void stop_before_the_other_trunk_keeps_it_from_being_tried() {
        Calls call = Calls.of(Orders.at(T0).callerOver("sim", "gw").callee("+493023125002"))
                .begin();
        call.wire();

        call.say(at -> new Input.LegBegan(at, CALLER))
                .hungUp(CALLER, 34, 503)
                .say(at -> new Input.Stop(at, StopReason.CANCELLED))
                .say(at -> new Input.OriginateEnded(at, CALLER, false, 0));

        assertThat(call.wire()).isEmpty();
        assertThat(call.state()).isEqualTo(new Ended(Disposition.CONGESTION));
    }

    @Test
    void set_up_time_used_up_means_no_further_target() {
        Calls call = Calls.ringingCallee(Calls.of(Orders.at(T0)
                        .setup(60)
                        .callee("+493023125011")
                        .target("+493023125002", 20, 600, Set.of(), "sim"))
                .begin()
                .say(Input.AgiStarted::new));

        call.after(Duration.ofSeconds(60))
                .say(at -> new Input.DialEnded(at, CALLEE, "NOANSWER"))
                .hungUp(CALLEE, 0)
                .answer("dial-2");

        assertThat(call.state())
                .isInstanceOfSatisfying(
                        Closing.class,
                        closing -> assertThat(closing.verdict().disposition()).isEqualTo(Disposition.NO_ANSWER));
    }

    private static Calls toCalleeOver(String... trunks) {
        return Calls.of(Orders.at(T0).target("+493023125002", 30, 3000, Set.of(), trunks))
                .begin()
                .say(Input.AgiStarted::new)
                .answer("greeting")
                .answer("limit-2");
    }
}
