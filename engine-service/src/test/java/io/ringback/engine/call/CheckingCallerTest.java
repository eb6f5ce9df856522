package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.OptedOut;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.AwaitKey;
import io.ringback.engine.call.AgiCommand.GetKeys;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.call.Effect.HangUp;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller must press 1 before anything happens; caller and callee may press 9 and are never called again. */
class CheckingCallerTest {
    private static final List<String> QUESTION = List.of("ringback/en/press-one", "ringback/en/never-again");
    private static final List<String> DONE = List.of("ringback/en/never-again-done", "ringback/en/goodbye");

    @Test
    void caller_is_asked_to_press_one_before_the_greeting_in_one_command_that_a_key_interrupts() {
        assertThat(Calls.checking().wire().subList(1, 4))
                .containsExactly(
                        agi("first-1", new AwaitKey(5)),
                        agi("check-1", new ReadKeys(QUESTION, 1)),
                        agi("checked-1", new GetKeys()));
    }

    @Test
    void caller_who_presses_one_is_greeted_and_the_callee_is_dialled_as_ever() {
        Calls call = Calls.checking();
        call.wire();

        call.check(1, "1");

        assertThat(call.lastFact()).isEqualTo(new HumanChecked(Leg.CALLER, 1, HumanVerdict.HUMAN));
        assertThat(call.wire()).containsExactly(agi("greeting", new Play(List.of("ringback/en/please-wait"))));
        assertThat(call.answer("greeting").answer("limit-2").lastFact()).isInstanceOf(LegDialing.class);
    }

    @Test
    void caller_without_a_destination_presses_one_before_being_asked_for_it() {
        Calls call = Calls.checking(Orders.at(T0).humanCheck()).check(1, "1");

        assertThat(call.state()).isInstanceOf(Asking.class);
    }

    @Test
    void nobody_else_is_rung_for_a_caller_who_presses_nothing_twice() {
        Calls call = Calls.checking();
        call.wire();

        assertThat(call.check(1, "").wire())
                .containsExactly(
                        agi("first-2", new AwaitKey(5)),
                        agi("check-2", new ReadKeys(QUESTION, 1)),
                        agi("checked-2", new GetKeys()));
        call.check(2, "5");

        assertThat(call.lastFact()).isEqualTo(new HumanChecked(Leg.CALLER, 1, HumanVerdict.MACHINE));
        assertThat(call.wire())
                .containsExactly(new SetTimeout(CALLER, 20), agi("closing", new Play(List.of("ringback/en/goodbye"))));
        call.answer("closing").hungUp(CALLER, 16);
        assertThat(call.lastFact()).isEqualTo(ended(Disposition.NO_ANSWER, HungUpBy.PLATFORM, EndReason.NOT_CONNECTED));
    }

    @Test
    void caller_who_presses_nine_is_told_that_it_was_heard_and_nobody_is_rung() {
        Calls call = Calls.checking();
        call.wire();

        call.check(1, "9");

        assertThat(call.facts().subList(2, 4))
                .containsExactly(
                        new HumanChecked(Leg.CALLER, 1, HumanVerdict.HUMAN),
                        new OptedOut(Leg.CALLER, new Party.E164("+442079460001")));
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 20), agi("closing", new Play(DONE)));
        // The number is blocked by then, which stops its calls.
        assertThat(call.say(at -> new Input.Stop(at, StopReason.BLOCKED)).wire())
                .isEmpty();
        call.answer("closing").hungUp(CALLER, 16);
        assertThat(call.lastFact()).isEqualTo(ended(Disposition.REJECTED, HungUpBy.PLATFORM, EndReason.NOT_CONNECTED));
    }

    @Test
    void caller_who_hangs_up_at_the_question_has_abandoned_it() {
        Calls call = Calls.checking()
                .say(at -> new Input.HangupRequested(at, CALLER))
                .hungUp(CALLER, 16);

        assertThat(call.lastFact()).isEqualTo(ended(Disposition.ABANDONED, HungUpBy.CALLER, EndReason.NOT_CONNECTED));
    }

    @Test
    void a_switch_that_cannot_ask_rings_nobody() {
        Calls call = Calls.checking().say(at -> new Input.AgiAnswered(at, "check-1", 200, -2, null));

        assertThat(((Closing) call.state()).verdict().disposition()).isEqualTo(Disposition.FAILED);
    }

    @Test
    void a_stop_ends_it_at_once() {
        Calls call = Calls.checking();
        call.wire();

        assertThat(call.say(at -> new Input.Stop(at, StopReason.BLOCKED)).wire())
                .containsExactly(new HangUp(CALLER));
    }

    @Test
    void question_that_still_runs_after_a_cut_is_let_run_and_one_that_does_not_is_asked_anew() {
        Calls running = lost(Calls.checking());
        Calls idle = lost(Calls.checking());

        assertThat(running.say(at -> seen(at, "Read")).wire()).containsExactly(agi("checked-1", new GetKeys()));
        assertThat(idle.say(at -> seen(at, "AGI")).wire()).hasSize(3).contains(agi("checked-2", new GetKeys()));
        assertThat(idle.check(2, "1").state()).isInstanceOf(Greeting.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Read", "AGI"})
    void a_successor_that_knows_only_of_the_answer_checks_the_caller(String application) {
        Calls call = lost(Calls.of(Orders.at(T0).callee("+493023125002").humanCheck())
                .begin()
                .say(at -> new Input.LegUp(at, CALLER)));

        call.say(at -> seen(at, application));

        assertThat(call.state()).isInstanceOf(CheckingCaller.class);
        assertThat(call.wire()).endsWith(agi("checked-1", new GetKeys()));
    }

    @Test
    void callee_who_must_press_one_is_told_of_nine_by_a_variable() {
        Calls call = confirming().begin();

        assertThat(call.wire())
                .singleElement()
                .extracting(effect -> ((Originate) effect).marks().calleeCheck())
                .isEqualTo(List.of("ringback/en/call-for-you", "ringback/en/never-again"));
    }

    @Test
    void callee_who_presses_nine_is_rejected_and_never_called_again() {
        Calls call = ringing(confirming());

        call.say(at -> new Input.NeverAgain(at, CALLEE));
        assertThat(call.lastFact()).isEqualTo(new OptedOut(Leg.CALLEE, new Party.E164("+493023125002")));
        call.say(at -> new Input.DialEnded(at, CALLEE, "CONTINUE"));
        assertThat(call.lastFact()).isEqualTo(new HumanChecked(Leg.CALLEE, 2, HumanVerdict.HUMAN));
        call.hungUp(CALLEE, 16).answer("dial-2");

        Verdict verdict = ((Closing) call.state()).verdict();
        assertThat(verdict.disposition()).isEqualTo(Disposition.REJECTED);
        assertThat(verdict.hungUpBy()).isEqualTo(HungUpBy.CALLEE);
    }

    @Test
    void callee_who_hangs_up_instead_of_pressing_one_has_not_talked_though_the_switch_joins_them_for_a_moment() {
        Calls call = ringing(confirming())
                .say(at -> new Input.HangupRequested(at, CALLEE))
                .say(at -> new Input.DialEnded(at, CALLEE, "ANSWER"));
        assertThat(call.lastFact()).isEqualTo(new HumanChecked(Leg.CALLEE, 2, HumanVerdict.UNSURE));

        call.say(at -> new Input.BridgeEntered(at, CALLEE))
                .say(at -> new Input.BridgeEntered(at, CALLER))
                .say(at -> new Input.BridgeLeft(at, CALLEE))
                .say(at -> new Input.BridgeLeft(at, CALLER))
                .answer("dial-2")
                .hungUp(CALLEE, 16);

        assertThat(call.lastFact())
                .isEqualTo(new LegEnded(Leg.CALLEE, 2, 16, null, Disposition.REJECTED, true, HungUpBy.CALLEE));
        assertThat(((Closing) call.state()).verdict())
                .isEqualTo(Verdict.notConnected(
                        Disposition.REJECTED, Leg.CALLEE, HungUpBy.CALLEE, new HangupCause(16, null)));
    }

    @Test
    void caller_who_hangs_up_while_the_callee_is_asked_has_abandoned_and_the_callee_is_released() {
        Calls call = ringing(confirming());
        call.wire();

        call.say(at -> new Input.HangupRequested(at, CALLER));
        assertThat(call.wire()).containsExactly(new Effect.HangUp(CALLEE));
        call.say(at -> new Input.DialEnded(at, CALLEE, "ANSWER"))
                .say(at -> new Input.BridgeEntered(at, CALLEE))
                .say(at -> new Input.BridgeEntered(at, CALLER))
                .say(at -> new Input.BridgeLeft(at, CALLER))
                .gone("dial-2")
                .say(at -> new Input.BridgeLeft(at, CALLEE))
                .hungUp(CALLER, 16)
                .hungUp(CALLEE, 16);

        assertThat(call.state()).isEqualTo(new Ended(Disposition.ABANDONED));
        assertThat(call.facts())
                .contains(new HumanChecked(Leg.CALLEE, 2, HumanVerdict.UNSURE))
                .noneMatch(Bridged.class::isInstance);
    }

    @Test
    void a_stop_releases_the_callee_who_is_asked_as_well() {
        Calls call = ringing(confirming());
        call.wire();

        call.say(at -> new Input.Stop(at, StopReason.CANCELLED));

        assertThat(call.wire()).containsExactly(new Effect.HangUp(CALLEE), new Effect.HangUp(CALLER));
    }

    @Test
    void nine_counts_though_the_call_is_being_ended_meanwhile() {
        Calls call = ringing(confirming()).say(at -> new Input.Stop(at, StopReason.CANCELLED));

        call.say(at -> new Input.NeverAgain(at, CALLEE));

        assertThat(call.lastFact()).isEqualTo(new OptedOut(Leg.CALLEE, new Party.E164("+493023125002")));
    }

    private static Calls confirming() {
        return Calls.of(Orders.at(T0).callee("+493023125002").confirming());
    }

    private static Calls ringing(Calls call) {
        return Calls.ringingCallee(
                        call.begin().say(at -> new Input.LegUp(at, CALLER)).say(Input.AgiStarted::new))
                .say(at -> new Input.LegUp(at, CALLEE));
    }

    private static Calls lost(Calls call) {
        call.say(Input.SwitchLost::new).wire();
        return call;
    }

    private static Input seen(Instant at, String application) {
        return new Input.Sighted(at, Optional.of(new Input.SeenChannel(CALLER, true, application, false)), List.of());
    }

    private static RunAgi agi(String name, AgiCommand command) {
        return new RunAgi(CALLER, name, command, null);
    }

    private AttemptEnded ended(Disposition disposition, HungUpBy by, EndReason reason) {
        long millis = switch (disposition) {
            case NO_ANSWER -> 700;
            case REJECTED -> 600;
            default -> 300;
        };
        return new AttemptEnded(
                disposition,
                null,
                Leg.CALLER,
                by,
                reason,
                16,
                null,
                false,
                true,
                null,
                millis,
                0,
                false,
                T0.plusMillis(200),
                null);
    }
}
