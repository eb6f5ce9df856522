package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.AttemptUnknown;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A switch that cannot be seen: what is told meanwhile, and what becomes of a call that is not seen again. */
class LostTest {
    @Test
    void lost_talk_that_is_not_seen_again_is_charged_only_as_far_as_it_is_proven() {
        Calls call = Calls.talking().after(Duration.ofSeconds(20)).say(Input.SwitchLost::new);

        call.after(Duration.ofSeconds(3)).say(LostTest::notSeen);

        assertThat(call.lastFact()).isEqualTo(ended(Disposition.ANSWERED, EndReason.LOST, 16, 20_900, 20_100));
    }

    @Test
    void caller_who_is_gone_before_a_callee_was_dialled_has_left() {
        Calls call = Calls.greeting().say(Input.SwitchLost::new).say(LostTest::notSeen);

        assertThat(call.lastFact()).isEqualTo(ended(Disposition.ABANDONED, EndReason.NOT_CONNECTED, null, 200, 0));
    }

    @Test
    void call_of_which_nobody_knows_is_closed_two_minutes_after_a_connection_that_does_not_show_it() {
        Calls call = Calls.ringingCallee().say(Input.SwitchLost::new).say(LostTest::notSeen);
        Instant missing = call.now();
        assertThat(call.state()).isInstanceOf(Lost.class);

        call.deadline();

        assertThat(call.now()).isEqualTo(missing.plusSeconds(120));
        assertThat(call.lastFact()).isEqualTo(ended(Disposition.UNKNOWN, EndReason.LOST, null, 600, 0));
    }

    @Test
    void later_connections_that_do_not_show_it_do_not_put_the_closing_off() {
        Calls call = Calls.ringingCaller().say(Input.SwitchLost::new).say(LostTest::notSeen);
        Instant missing = call.now();
        call.after(Duration.ofSeconds(60)).say(Input.SwitchLost::new).say(LostTest::notSeen);

        call.deadline();

        assertThat(call.now()).isEqualTo(missing.plusSeconds(120));
        assertThat(call.state()).isEqualTo(new Ended(Disposition.UNKNOWN));
    }

    @Test
    void switch_that_began_anew_has_no_call_of_before() {
        Calls call = Calls.ringingCallee().say(Input.SwitchLost::new);

        call.after(Duration.ofSeconds(5))
                .say(at -> new Input.Sighted(at, Optional.empty(), List.of(), at.minusSeconds(2)));

        assertThat(call.state()).isEqualTo(new Ended(Disposition.UNKNOWN));
    }

    @Test
    void switch_that_never_comes_back_leaves_the_call_unknown_until_a_quarter_of_an_hour_past_its_last_second() {
        Calls call = Calls.ringingCaller().say(Input.SwitchLost::new);
        Instant lost = call.now();

        call.deadline();
        assertThat(call.now()).isEqualTo(lost.plusSeconds(30));
        assertThat(call.lastFact()).isInstanceOf(AttemptUnknown.class);
        call.deadline();

        assertThat(call.now()).isEqualTo(lost.plusSeconds(30 + 160 + 3000 + 20).plus(Duration.ofMinutes(15)));
        assertThat(call.state()).isEqualTo(new Ended(Disposition.UNKNOWN));
    }

    @Test
    void caller_who_fails_unseen_ends_the_attempt_with_that_verdict_and_no_other_trunk_is_tried() {
        Calls call = overTwoTrunks().say(at -> new Input.LegBegan(at, CALLER)).say(Input.SwitchLost::new);
        call.wire();

        call.hungUp(CALLER, 34, 503);

        assertThat(call.wire()).isEmpty();
        assertThat(call.facts()).filteredOn(LegDialing.class::isInstance).hasSize(1);
        assertThat(call.facts())
                .contains(new LegEnded(Leg.CALLER, 1, 34, 503, Disposition.CONGESTION, false, HungUpBy.NETWORK));
        assertThat(call.state()).isEqualTo(new Ended(Disposition.CONGESTION));
    }

    @Test
    void originate_that_fails_unseen_ends_the_attempt_too() {
        Calls call = overTwoTrunks().say(Input.SwitchLost::new);
        call.wire();

        call.say(at -> new Input.OriginateEnded(at, CALLER, false, 0))
                .after(Timing.OVERTAKEN)
                .say(Input.Tick::new);

        assertThat(call.wire()).isEmpty();
        assertThat(call.state()).isEqualTo(new Ended(Disposition.UNREACHABLE));
    }

    @Test
    void caller_who_was_failing_when_the_switch_was_lost_is_tried_over_no_other_trunk() {
        Calls call = overTwoTrunks()
                .say(at -> new Input.LegBegan(at, CALLER))
                .say(at -> new Input.OriginateEnded(at, CALLER, false, 0))
                .say(Input.SwitchLost::new);
        call.wire();

        call.hungUp(CALLER, 34, 503);

        assertThat(call.wire()).isEmpty();
        assertThat(call.state()).isEqualTo(new Ended(Disposition.CONGESTION));
    }

    @Test
    void failing_caller_who_is_not_seen_ends_with_what_was_learned() {
        Calls call = Calls.ringingCaller()
                .say(at -> new Input.LegBegan(at, CALLER))
                .hungUp(CALLER, 17, 486)
                .say(Input.SwitchLost::new);

        call.say(LostTest::notSeen);

        assertThat(call.state()).isEqualTo(new Ended(Disposition.BUSY));
    }

    @Test
    void nothing_goes_out_on_a_channel_that_has_not_been_seen_again() {
        Calls call = Calls.ringingCaller().say(Input.SwitchLost::new);
        call.wire();

        call.say(at -> new Input.LegUp(at, CALLER)).say(Input.AgiStarted::new);
        assertThat(call.wire()).isEmpty();
        call.say(at -> seen(at, "AGI"));

        assertThat(call.state()).isInstanceOf(PreparingDial.class);
    }

    @Test
    void caller_who_is_heard_after_no_connection_showed_him_goes_on_without_dead_air() {
        Calls call = Calls.ringingCaller().say(Input.SwitchLost::new).say(LostTest::notSeen);
        call.wire();

        call.after(Duration.ofSeconds(10))
                .say(at -> new Input.LegUp(at, CALLER))
                .say(Input.AgiStarted::new)
                .answer("greeting")
                .answer("limit-2");

        assertThat(call.state()).isInstanceOf(RingingCallee.class);
    }

    @Test
    void stop_while_nobody_sees_the_call_leaves_a_talk_a_talk() {
        Calls call =
                Calls.ringingCallee().say(Input.SwitchLost::new).say(at -> new Input.Stop(at, StopReason.CANCELLED));
        call.wire();

        call.say(
                at -> new Input.Sighted(at, Optional.of(new Input.SeenChannel(CALLER, true, "Dial", true)), List.of()));
        assertThat(call.wire()).contains(new Effect.HangUp(CALLER));
        call.hungUp(CALLEE, 16).hungUp(CALLER, 16);

        assertThat(call.lastFact()).isInstanceOfSatisfying(AttemptEnded.class, end -> {
            assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(end.endReason()).isEqualTo(EndReason.CANCELLED);
        });
    }

    @Test
    void stop_while_nobody_sees_the_call_cancels_one_that_is_not_there_any_more() {
        Calls call = Calls.ringingCallee()
                .say(Input.SwitchLost::new)
                .say(at -> new Input.Stop(at, StopReason.CANCELLED))
                .say(LostTest::notSeen);

        assertThat(call.state()).isEqualTo(new Ended(Disposition.CANCELLED));
    }

    @Test
    void callee_who_answered_before_the_cut_and_is_gone_has_talked() {
        Calls call = Calls.ringingCallee(Calls.of(
                                Orders.at(T0).callee("+493023125002").target("+493023125003", 20, 600, Set.of(), "sim"))
                        .begin()
                        .say(Input.AgiStarted::new))
                .say(at -> new Input.LegUp(at, CALLEE))
                .say(Input.SwitchLost::new);
        call.wire();

        call.say(
                at -> new Input.Sighted(at, Optional.of(new Input.SeenChannel(CALLER, true, "AGI", false)), List.of()));

        assertThat(call.wire()).noneMatch(Effect.Originate.class::isInstance);
        assertThat(call.state())
                .isInstanceOfSatisfying(
                        Closing.class, closing -> assertThat(closing.verdict()).isEqualTo(Verdict.talkedUnseen()));
        assertThat(call.facts()).filteredOn(LegDialing.class::isInstance).hasSize(2);
    }

    @Test
    void answer_of_a_command_shows_that_the_caller_is_there_after_all() {
        Calls call = Calls.greeting().say(Input.SwitchLost::new);
        Lost lost = (Lost) call.state();
        Lost missing = new Lost(
                lost.before(), lost.since(), false, call.now(), null, call.now().plusSeconds(120));
        Input answer = new Input.AgiAnswered(call.now().plusSeconds(1), "greeting", 200, 0, null);

        Step step = CallMachine.on(call.call(), missing, answer, answer.at());

        assertThat(step.next()).isInstanceOf(PreparingDial.class);
    }

    @Test
    void lost_call_dials_nothing_whatever_it_hears() {
        Calls call = Calls.greeting().answer("greeting").say(Input.SwitchLost::new);
        call.wire();

        call.answer("limit-2").hungUp(CALLEE, 17).say(Input.AgiStarted::new).deadline();

        assertThat(call.wire()).noneMatch(effect -> effect instanceof Originate || effect instanceof RunAgi);
    }

    static Calls overTwoTrunks() {
        return Calls.of(Orders.at(T0).callerOver("sim", "gw").callee("+493023125002"))
                .begin();
    }

    static Input notSeen(Instant at) {
        return new Input.Sighted(at, Optional.empty(), List.of());
    }

    static Input seen(Instant at, String application) {
        return new Input.Sighted(at, Optional.of(new Input.SeenChannel(CALLER, true, application, false)), List.of());
    }

    private static AttemptEnded ended(
            Disposition disposition, EndReason reason, @Nullable Integer cause, long callerMillis, long talkMillis) {
        return new AttemptEnded(
                disposition,
                null,
                Leg.CALLER,
                HungUpBy.UNKNOWN,
                reason,
                cause,
                null,
                true,
                true,
                null,
                callerMillis,
                talkMillis,
                true,
                Calls.CALLER_UP,
                talkMillis == 0 ? null : Calls.BRIDGED);
    }
}
