package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.DetectMachine;
import io.ringback.engine.call.AgiCommand.GetDetected;
import io.ringback.engine.call.AgiCommand.GetDetectedBy;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.Effect.HangUp;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The switch listens who answered, where that was asked for. */
class DetectingMachineTest {
    @Test
    void switch_listens_before_anything_is_said() {
        assertThat(Calls.detecting(MachinePolicy.HANG_UP).wire().subList(1, 4))
                .containsExactly(
                        agi("detect", new DetectMachine()),
                        agi("detected", new GetDetected()),
                        agi("detectedby", new GetDetectedBy()));
    }

    @ParameterizedTest
    @CsvSource({
        "HUMAN, HUMAN-800-800, HUMAN, HUMAN-800-800",
        "NOTSURE, TOOLONG-5000, UNSURE, TOOLONG-5000",
        "HANGUP, '', UNSURE,",
        "'', '', UNSURE,",
        "HUMAN, 'a b, c', HUMAN,"
    })
    void who_is_no_machine_is_greeted_and_what_was_heard_is_told(
            String status, String cause, HumanVerdict verdict, @Nullable String told) {
        Calls call = Calls.detecting(MachinePolicy.HANG_UP).hear(status, cause);

        assertThat(call.lastFact()).isEqualTo(new HumanChecked(Leg.CALLER, 1, verdict, told));
        assertThat(call.state()).isInstanceOf(Greeting.class);
    }

    @Test
    void machine_is_hung_up_on_and_nobody_else_is_rung() {
        Calls call = Calls.detecting(MachinePolicy.HANG_UP);
        call.wire();

        call.hear("MACHINE", "LONGGREETING-1520-1500");

        assertThat(call.lastFact())
                .isEqualTo(new HumanChecked(Leg.CALLER, 1, HumanVerdict.MACHINE, "LONGGREETING-1520-1500"));
        assertThat(call.wire()).containsExactly(new HangUp(CALLER));
        assertThat(((Closing) call.state()).verdict()).isEqualTo(Verdict.nobodyThere());
    }

    @Test
    void machine_is_left_a_message() {
        Calls call = Calls.detecting(MachinePolicy.LEAVE_MESSAGE);
        call.wire();

        call.hear("MACHINE", "LONGGREETING-1520-1500");

        assertThat(call.wire())
                .containsExactly(
                        new SetTimeout(CALLER, 20), agi("closing", new Play(List.of("ringback/en/machine-message"))));
        assertThat(((Closing) call.state()).verdict()).isEqualTo(Verdict.nobodyThere());
    }

    @Test
    void machine_goes_on_as_a_person_where_it_is_to() {
        assertThat(Calls.detecting(MachinePolicy.GO_ON)
                        .hear("MACHINE", "LONGGREETING-1520-1500")
                        .state())
                .isInstanceOf(Greeting.class);
    }

    @Test
    void an_alert_is_itself_the_message_that_is_left() {
        Orders alert = Calls.alert().onMachine(MachinePolicy.LEAVE_MESSAGE);

        assertThat(Calls.checking(alert)
                        .hear("MACHINE", "LONGGREETING-1520-1500")
                        .state())
                .isInstanceOf(Announcing.class);
        assertThat(Calls.checking(Calls.alert().onMachine(MachinePolicy.HANG_UP))
                        .hear("MACHINE", "LONGGREETING-1520-1500")
                        .state())
                .extracting(state -> ((Closing) state).verdict().disposition())
                .isEqualTo(Disposition.NO_ANSWER);
    }

    @Test
    void who_sounds_like_a_person_must_still_press_one_where_that_was_asked_for() {
        Orders both =
                Orders.at(T0).callee("+493023125002").options(new CallOptions(true, MachinePolicy.HANG_UP, false));

        assertThat(Calls.checking(both).hear("HUMAN", "HUMAN-800-800").state()).isInstanceOf(CheckingCaller.class);
    }

    @Test
    void a_switch_that_never_says_what_it_heard_is_not_waited_for_longer_than_15_seconds() {
        Calls call = Calls.detecting(MachinePolicy.HANG_UP);

        call.deadline();

        assertThat(call.now()).isEqualTo(T0.plusMillis(300).plus(Duration.ofSeconds(15)));
        assertThat(call.lastFact()).isEqualTo(new HumanChecked(Leg.CALLER, 1, HumanVerdict.UNSURE, null));
        assertThat(call.state()).isInstanceOf(Greeting.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "detected", "detectedby"})
    void caller_who_hangs_up_while_the_switch_listens_has_abandoned_it(String command) {
        Calls call = Calls.detecting(MachinePolicy.HANG_UP).gone(command).hungUp(CALLER, 16);

        assertThat(call.state()).isEqualTo(new Ended(Disposition.ABANDONED));
    }

    @Test
    void a_stop_ends_it_at_once() {
        Calls call = Calls.detecting(MachinePolicy.HANG_UP);
        call.wire();

        assertThat(call.say(at -> new Input.Stop(at, StopReason.CANCELLED)).wire())
                .containsExactly(new HangUp(CALLER));
    }

    /** A caller who waits in silence would be taken for a machine the second time. */
    @ParameterizedTest
    @ValueSource(strings = {"AMD", "AGI"})
    void after_a_cut_it_is_asked_what_was_heard_and_not_listened_to_again(String application) {
        Calls call = Calls.detecting(MachinePolicy.HANG_UP).say(Input.SwitchLost::new);
        Calls successor = Calls.of(Orders.at(T0).callee("+493023125002").onMachine(MachinePolicy.HANG_UP))
                .begin()
                .say(at -> new Input.LegUp(at, CALLER))
                .say(Input.SwitchLost::new);
        for (Calls each : List.of(call, successor)) {
            each.wire();

            each.say(at -> new Input.Sighted(
                    at, Optional.of(new Input.SeenChannel(CALLER, true, application, false)), List.of()));

            assertThat(each.wire())
                    .containsExactly(agi("detected", new GetDetected()), agi("detectedby", new GetDetectedBy()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_listened_to_where_that_was_not_asked_for(MachinePolicy policy) {
        assertThat(Calls.detecting(policy).state()).isInstanceOf(DetectingMachine.class);
        assertThat(Calls.checking(Orders.at(T0).callee("+493023125002")).state())
                .isInstanceOf(Greeting.class);
    }

    private static RunAgi agi(String name, AgiCommand command) {
        return new RunAgi(CALLER, name, command, null);
    }
}
