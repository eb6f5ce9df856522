package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.AgiCommand.SetAbsoluteTimeout;
import io.ringback.engine.call.AgiCommand.SetCallerId;
import io.ringback.engine.call.Effect.HangUp;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallMachineTest {
    @Test
    void caller_is_rung_with_a_timeout_the_switch_keeps_by_itself() {
        Calls call = Calls.ordinary().begin();

        assertThat(call.wire()).singleElement().isInstanceOfSatisfying(Originate.class, originate -> {
            assertThat(originate.dial().channelId()).isEqualTo(CALLER);
            assertThat(originate.ringSeconds()).isEqualTo(30);
            assertThat(originate.absoluteSeconds()).isEqualTo(30 + 160 + 30);
            assertThat(originate.callerId()).isEqualTo("+493023125002");
        });
    }

    @Test
    void callee_is_dialled_only_after_the_channel_has_taken_its_limit() {
        Calls call = Calls.greeting();
        call.wire();

        call.answer("greeting");

        assertThat(call.wire())
                .containsExactly(
                        new RunAgi(CALLER, "callerid-2", new SetCallerId("+442079460001"), null),
                        new RunAgi(CALLER, "limit-2", new SetAbsoluteTimeout(30 + 3000 + 1), null));

        call.answer("limit-2");

        assertThat(call.wire()).singleElement().isInstanceOfSatisfying(RunAgi.class, run -> assertThat(run.command())
                .isEqualTo(new DialCallee(new Route("sim", "+493023125002"), 30, 3000, Warnings.DEFAULT, false)));
    }

    @Test
    void caller_who_hangs_up_while_callee_rings_ends_as_abandoned() {
        Calls call = Calls.ringingCallee()
                .say(at -> new Input.HangupRequested(at, CALLER))
                .gone("dial-2")
                .hungUp(CALLER, 0)
                .hungUp(CALLEE, 16);

        assertThat(call.facts().subList(5, 8))
                .containsExactly(
                        new LegEnded(Leg.CALLER, 1, 0, null, Disposition.ANSWERED, true, HungUpBy.CALLER),
                        new LegEnded(Leg.CALLEE, 2, 16, null, Disposition.CANCELLED, true, HungUpBy.CALLER),
                        ended(Disposition.ABANDONED, Leg.CALLER, HungUpBy.CALLER, EndReason.NOT_CONNECTED, null, 900, 0));
    }

    @Test
    void talk_is_measured_from_bridge_to_the_first_who_leaves() {
        Calls call = Calls.talking()
                .after(Duration.ofSeconds(10))
                .say(at -> new Input.HangupRequested(at, CALLEE))
                .say(at -> new Input.BridgeLeft(at, CALLEE))
                .say(at -> new Input.BridgeLeft(at, CALLER));

        assertThat(call.lastFact()).isEqualTo(new TalkEnded(EndReason.HANGUP, 10_200));
    }

    @Test
    void limit_reached_inside_the_switch_is_known_by_the_clock() {
        Calls call = Calls.talking().after(Duration.ofSeconds(2999).plusMillis(850)).say(at -> new Input.BridgeLeft(at, CALLER));

        assertThat(call.lastFact()).isEqualTo(new TalkEnded(EndReason.LIMIT, 2_999_950));
    }

    @Test
    void engine_cuts_the_callee_at_the_grant_so_that_the_caller_hears_why() {
        Calls call = Calls.talking();
        call.wire();

        call.deadline();

        assertThat(call.now()).isEqualTo(((Talking) call.state()).talk().since().plusSeconds(3000));
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 20), new HangUp(CALLEE));

        call.say(at -> new Input.BridgeLeft(at, CALLEE)).answer("dial-2");

        assertThat(call.wire())
                .contains(new RunAgi(
                        CALLER, "closing", new AgiCommand.Play(List.of("ringback/time-is-up")), null));
    }

    @Test
    void channel_timeout_follows_the_grant_at_the_bridge_and_after_each_extension() {
        Calls call = Calls.ringingCallee(granted(60, false));
        call.wire();
        call.bridge();
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 61));

        call.deadline();
        assertThat(call.lastFact()).isEqualTo(new HoldExtensionRequested(1, 30));
        call.say(at -> new Input.Extended(at, 1, 360, false));

        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 360 - 30 + 1));
        assertThat(call.state().deadline()).isEqualTo(((Talking) call.state()).talk().since().plusSeconds(330));
    }

    @Test
    void extension_with_an_old_number_is_ignored() {
        Calls call = Calls.ringingCallee(granted(60, false)).bridge().deadline();
        CallState before = call.state();

        call.say(at -> new Input.Extended(at, 2, 360, false));

        assertThat(call.state()).isEqualTo(before);
    }

    @Test
    void final_grant_below_the_limit_warns_at_once_and_ten_seconds_before_the_end() {
        Calls call = Calls.ringingCallee(granted(60, false)).bridge().deadline();
        call.wire();

        call.say(at -> new Input.Extended(at, 1, 60, true));
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 31), new Effect.Beep(CALLER));

        call.deadline();
        assertThat(call.wire()).containsExactly(new Effect.Beep(CALLER));
        assertThat(call.now()).isEqualTo(((Talking) call.state()).talk().since().plusSeconds(50));

        call.deadline();
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 20), new HangUp(CALLEE));
    }

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

        assertThat(call.wire()).singleElement().isInstanceOfSatisfying(RunAgi.class, run -> assertThat(run.command())
                .isEqualTo(new DialCallee(new Route("sim", "+493023125002"), 20, 600, Warnings.DEFAULT, false)));
    }

    @Test
    void other_trunk_is_tried_if_nothing_rang_and_the_cause_says_so() {
        Calls call = toCalleeOver("sim", "gw");
        call.wire();

        call.say(at -> new Input.LegBegan(at, CALLEE)).answer("dial-2").hungUp(CALLEE, 34, 503).answer("limit-3");

        assertThat(call.wire()).last().isInstanceOfSatisfying(RunAgi.class, run -> assertThat(run.command())
                .isEqualTo(new DialCallee(new Route("gw", "+493023125002"), 30, 3000, Warnings.DEFAULT, false)));
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
        Calls call = Calls.of(Orders.at(T0).callerOver("sim", "gw").callee("+493023125002")).begin();
        call.wire();

        call.say(at -> new Input.LegBegan(at, CALLER))
                .hungUp(CALLER, 34, 503)
                .say(at -> new Input.OriginateEnded(at, false, 0));

        assertThat(call.wire()).singleElement().isInstanceOfSatisfying(Originate.class, again -> {
            assertThat(again.dial().route().trunk()).isEqualTo("gw");
            assertThat(again.dial().n()).isEqualTo(2);
        });
    }

    @Test
    void stop_before_the_other_trunk_keeps_it_from_being_tried() {
        Calls call = Calls.of(Orders.at(T0).callerOver("sim", "gw").callee("+493023125002")).begin();
        call.wire();

        call.say(at -> new Input.LegBegan(at, CALLER))
                .hungUp(CALLER, 34, 503)
                .say(at -> new Input.Stop(at, StopReason.CANCELLED))
                .say(at -> new Input.OriginateEnded(at, false, 0));

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

        assertThat(call.state()).isInstanceOfSatisfying(Closing.class, closing -> assertThat(closing.verdict().disposition())
                .isEqualTo(Disposition.NO_ANSWER));
    }

    @Test
    void stop_before_anything_was_dialled_ends_as_cancelled_without_a_dial() {
        Calls call = Calls.ordinary().say(at -> new Input.Stop(at, StopReason.CANCELLED)).begin();

        assertThat(call.wire()).isEmpty();
        assertThat(call.facts())
                .containsExactly(new AttemptEnded(
                        Disposition.CANCELLED,
                        null,
                        Leg.CALLER,
                        HungUpBy.PLATFORM,
                        EndReason.CANCELLED,
                        null,
                        null,
                        false,
                        false,
                        null,
                        0,
                        0,
                        false));
    }

    @Test
    void stop_in_talk_is_answered_and_says_why() {
        Calls call = Calls.talking().after(Duration.ofSeconds(5)).say(at -> new Input.Stop(at, StopReason.OPERATOR));
        assertThat(call.wire()).last().isEqualTo(new HangUp(CALLER));

        call.say(at -> new Input.BridgeLeft(at, CALLER)).hungUp(CALLER, 16).hungUp(CALLEE, 16);

        assertThat(call.lastFact())
                .isEqualTo(ended(
                        Disposition.ANSWERED, Leg.CALLER, HungUpBy.PLATFORM, EndReason.OPERATOR, 16, 6_200, 5_200));
    }

    @Test
    void order_that_came_too_late_is_stale() {
        Calls call = Calls.of(Orders.at(T0).callee("+493023125002").expiring(T0.plusSeconds(60)))
                .after(Duration.ofSeconds(60))
                .begin();

        assertThat(call.facts()).singleElement().isInstanceOfSatisfying(AttemptEnded.class, end -> {
            assertThat(end.deferReason()).isEqualTo(DeferReason.STALE);
            assertThat(end.dialled()).isFalse();
        });
    }

    @Test
    void call_without_destination_rings_nobody() {
        Calls call = Calls.of(Orders.at(T0)).begin();

        assertThat(call.wire()).isEmpty();
        assertThat(call.state()).isEqualTo(new Ended(Disposition.NO_DESTINATION));
    }

    @Test
    void announcement_that_cannot_be_played_yet_rings_nobody() {
        Calls call = Calls.of(Orders.at(T0).announcing().callee("+493023125002")).begin();

        assertThat(call.wire()).isEmpty();
        assertThat(call.state()).isEqualTo(new Ended(Disposition.FAILED));
    }

    @Test
    void answered_caller_whom_no_dialplan_takes_over_ends_as_failed() {
        Calls call = Calls.ringingCaller().say(at -> new Input.LegUp(at, CALLER)).hungUp(CALLER, 0);

        assertThat(call.state()).isEqualTo(new Ended(Disposition.FAILED));
    }

    @Test
    void lost_ringing_callee_found_without_channel_counts_as_tried_and_is_never_dialled_again() {
        Calls call = Calls.ringingCallee();
        call.wire();

        call.say(Input.SwitchLost::new)
                .say(at -> new Input.Sighted(
                        at, Optional.of(new Input.SeenChannel(CALLER, true, "AGI", false)), List.of()));

        assertThat(call.wire())
                .noneMatch(effect -> effect instanceof RunAgi run && run.command() instanceof DialCallee);
        assertThat(call.lastFact())
                .isEqualTo(new LegEnded(Leg.CALLEE, 2, null, null, Disposition.UNKNOWN, true, HungUpBy.UNKNOWN));
    }

    @Test
    void lost_talk_that_is_not_seen_again_is_charged_only_as_far_as_it_is_proven() {
        Calls call = Calls.talking().after(Duration.ofSeconds(20)).say(Input.SwitchLost::new);
        call.after(Duration.ofSeconds(3)).say(at -> new Input.Sighted(at, Optional.empty(), List.of()));

        call.deadline();

        assertThat(call.lastFact()).isInstanceOfSatisfying(AttemptEnded.class, end -> {
            assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(end.endReason()).isEqualTo(EndReason.LOST);
            assertThat(end.talkMillis()).isEqualTo(20_100);
            assertThat(end.estimated()).isTrue();
        });
    }

    @Test
    void lost_talk_that_is_seen_again_goes_on() {
        Calls call = Calls.talking().after(Duration.ofSeconds(20)).say(Input.SwitchLost::new);
        call.wire();

        call.say(at -> new Input.Sighted(
                at,
                Optional.of(new Input.SeenChannel(CALLER, true, "Dial", true)),
                List.of(new Input.SeenChannel(CALLEE, true, "AppDial", true))));

        assertThat(call.state()).isInstanceOf(Talking.class);
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 3000 - 20 + 1));
    }

    private static Calls granted(int seconds, boolean last) {
        return Calls.of(Orders.at(T0).callee("+493023125002").granted(seconds, last))
                .begin()
                .say(Input.AgiStarted::new);
    }

    private static Calls toCalleeOver(String... trunks) {
        return Calls.of(Orders.at(T0).target("+493023125002", 30, 3000, Set.of(), trunks))
                .begin()
                .say(Input.AgiStarted::new)
                .answer("greeting")
                .answer("limit-2");
    }

    private static AttemptEnded ended(
            Disposition disposition,
            Leg leg,
            HungUpBy by,
            EndReason reason,
            @Nullable Integer cause,
            long callerMillis,
            long talkMillis) {
        return new AttemptEnded(
                disposition, null, leg, by, reason, cause, null, true, true, null, callerMillis, talkMillis, false);
    }
}
