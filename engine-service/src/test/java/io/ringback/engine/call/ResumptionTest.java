package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Route;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.AgiCommand.SetAbsoluteTimeout;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import io.ringback.engine.call.Input.SeenChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A fresh connection shows the caller's channel again. */
class ResumptionTest {
    private static final Route CALLEES_WAY = new Route("sim", "+493023125002");

    @Test
    void callee_who_rang_unseen_counts_as_tried_and_is_never_dialled_again() {
        Calls call = Calls.ringingCallee();
        call.wire();

        call.say(Input.SwitchLost::new).say(at -> waiting(at, Set.of()));

        assertThat(call.wire())
                .noneMatch(effect -> effect instanceof RunAgi run && run.command() instanceof DialCallee);
        assertThat(call.lastFact())
                .isEqualTo(new LegEnded(Leg.CALLEE, 2, null, null, Disposition.UNKNOWN, true, HungUpBy.UNKNOWN));
    }

    @Test
    void next_target_is_dialled_after_one_that_was_tried_unseen() {
        Calls call = hunting();
        call.wire();

        call.say(Input.SwitchLost::new).say(at -> waiting(at, Set.of()));

        assertThat(call.wire()).contains(new RunAgi(CALLER, "limit-3", new SetAbsoluteTimeout(20 + 3000 + 1), null));
    }

    @Test
    void talk_that_came_and_went_unseen_is_answered_and_hunts_no_further() {
        Calls call = hunting();
        call.wire();

        call.say(Input.SwitchLost::new).say(at -> waiting(at, Set.of(CALLEES_WAY)));

        assertThat(call.wire())
                .containsExactly(
                        new SetTimeout(CALLER, 20),
                        new RunAgi(CALLER, "closing", new Play(List.of("ringback/en/other-party-hung-up")), null));
        call.answer("closing").hungUp(CALLER, 16);
        assertThat(call.facts().subList(5, 11))
                .containsExactly(
                        new LegAnswered(Leg.CALLEE, 2),
                        new Bridged(2),
                        new TalkEnded(EndReason.LOST, 0),
                        new LegEnded(Leg.CALLEE, 2, null, null, Disposition.ANSWERED, true, HungUpBy.UNKNOWN),
                        new LegEnded(Leg.CALLER, 1, 16, null, Disposition.ANSWERED, true, HungUpBy.UNKNOWN),
                        new AttemptEnded(
                                Disposition.ANSWERED,
                                null,
                                Leg.CALLER,
                                HungUpBy.UNKNOWN,
                                EndReason.LOST,
                                16,
                                null,
                                true,
                                true,
                                null,
                                800,
                                0,
                                true,
                                T0.plusMillis(300),
                                null));
    }

    @Test
    void answer_of_another_dial_proves_no_talk() {
        Calls call = hunting();

        call.say(Input.SwitchLost::new)
                .say(at -> waiting(at, Set.of(new Route("sim", "+493023125009"), new Route("gw", "+493023125002"))));

        assertThat(call.state()).isInstanceOf(PreparingDial.class);
    }

    @Test
    void answer_of_a_callee_who_had_to_confirm_proves_no_talk() {
        Calls call = Calls.ringingCallee(
                Calls.of(Orders.at(T0).confirming().callee("+493023125002").callee("+493023125003"))
                        .begin()
                        .say(Input.AgiStarted::new));

        call.say(Input.SwitchLost::new).say(at -> waiting(at, Set.of(CALLEES_WAY)));

        assertThat(call.state()).isInstanceOf(PreparingDial.class);
    }

    @Test
    void talk_that_is_seen_again_goes_on() {
        Calls call = Calls.talking().after(Duration.ofSeconds(20)).say(Input.SwitchLost::new);
        call.wire();

        call.say(ResumptionTest::bridged);

        assertThat(call.state()).isInstanceOf(Talking.class);
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 3000 - 21 + 1));
    }

    @Test
    void bridge_nobody_saw_is_cut_off_from_the_intent_and_charged_from_the_first_sight() {
        Calls call = Calls.ringingCallee().say(Input.SwitchLost::new).after(Duration.ofSeconds(20));

        call.say(ResumptionTest::bridged);

        Talk talk = ((Talking) call.state()).talk();
        assertThat(talk.since())
                .isEqualTo(((Talking) call.state()).callee().dial().at());
        assertThat(talk.bridgedAt()).isEqualTo(call.now());
    }

    @Test
    void second_loss_of_a_bridge_nobody_saw_counts_no_time_of_ringing() {
        Calls call = Calls.ringingCallee()
                .say(Input.SwitchLost::new)
                .after(Duration.ofSeconds(20))
                .say(ResumptionTest::bridged);

        call.after(Duration.ofSeconds(3))
                .say(Input.SwitchLost::new)
                .say(at -> new Input.Sighted(at, Optional.empty(), List.of()));

        assertThat(call.lastFact())
                .isInstanceOfSatisfying(
                        AttemptEnded.class, end -> assertThat(end.talkMillis()).isEqualTo(3_100));
    }

    @Test
    void caller_who_hears_the_greeting_is_let_hear_it_and_is_connected_then() {
        // As the table has it: what is told of the hand-over is no fact, so a successor does not know of it.
        Calls call =
                Calls.ringingCaller().say(at -> new Input.LegUp(at, CALLER)).say(Input.SwitchLost::new);
        call.wire();

        call.after(Duration.ofSeconds(9)).say(at -> caller(at, "Playback"));
        assertThat(call.wire()).isEmpty();
        assertThat(call.state()).isInstanceOfSatisfying(Greeting.class, greeting -> {
            assertThat(greeting.handedOver()).isTrue();
            assertThat(greeting.deadline()).isEqualTo(call.now().plus(Timing.PROMPT));
        });
        call.answer("greeting");

        assertThat(call.state()).isInstanceOf(PreparingDial.class);
    }

    @Test
    void caller_whose_greeting_ends_unheard_is_connected_all_the_same() {
        Calls call = Calls.ringingCaller()
                .say(at -> new Input.LegUp(at, CALLER))
                .say(Input.SwitchLost::new)
                .after(Duration.ofSeconds(9))
                .say(at -> caller(at, "Playback"));

        call.deadline();

        assertThat(call.state()).isInstanceOf(PreparingDial.class);
    }

    @Test
    void answered_caller_who_is_not_in_the_dialplan_yet_is_waited_for() {
        Calls call = Calls.ringingCaller()
                .say(at -> new Input.LegUp(at, CALLER))
                .say(Input.SwitchLost::new)
                .after(Duration.ofSeconds(9));

        call.say(at -> caller(at, "AppDial2"));

        assertThat(call.state().deadline()).isEqualTo(call.now().plus(Timing.HAND_OVER));
    }

    @Test
    void callee_is_known_by_the_application_that_was_dialled() {
        Calls call = Calls.greeting().answer("greeting").answer("limit-2").say(Input.SwitchLost::new);

        call.say(at -> new Input.Sighted(
                at,
                Optional.of(new SeenChannel(CALLER, true, "Dial", false)),
                List.of(
                        new SeenChannel(CALLER + "b", true, "Wait", false),
                        new SeenChannel(CALLEE, false, "AppDial", false))));

        assertThat(((RingingCallee) call.state()).callee().uniqueId()).isEqualTo(CALLEE);
    }

    private static Calls hunting() {
        return Calls.ringingCallee(
                Calls.of(Orders.at(T0).callee("+493023125002").target("+493023125003", 20, 600, Set.of(), "sim"))
                        .begin()
                        .say(at -> new Input.LegRang(at, CALLER))
                        .say(Input.AgiStarted::new));
    }

    private static Input waiting(Instant at, Set<Route> talkedOver) {
        return new Input.Sighted(at, Optional.of(new SeenChannel(CALLER, true, "AGI", false, talkedOver)), List.of());
    }

    private static Input caller(Instant at, String application) {
        return new Input.Sighted(at, Optional.of(new SeenChannel(CALLER, true, application, false)), List.of());
    }

    private static Input bridged(Instant at) {
        return new Input.Sighted(
                at,
                Optional.of(new SeenChannel(CALLER, true, "Dial", true)),
                List.of(new SeenChannel(CALLEE, true, "AppDial", true)));
    }
}
