package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.ATTEMPT;
import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.Recorded;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.AgiCommand.RecordTalk;
import io.ringback.engine.call.AgiCommand.SetAbsoluteTimeout;
import io.ringback.engine.call.AgiCommand.SetCallerId;
import io.ringback.engine.call.AgiCommand.StopRecording;
import io.ringback.engine.call.Effect.RunAgi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A talk is recorded where that was asked for; both are told before, and what was recorded is told behind it. */
class RecordingTest {
    private static final String FILE = "ringback-" + ATTEMPT + "-2.wav";
    private static final String CONSENT = "ringback/en/recording";

    @Test
    void caller_is_told_and_the_switch_records_what_will_be_said_in_the_bridge() {
        Calls call = greeted();
        call.wire();

        call.answer("greeting");

        assertThat(call.wire())
                .containsExactly(
                        agi("consent-2", new Play(List.of(CONSENT))),
                        agi("unrecord-2", new StopRecording()),
                        agi("record-2", new RecordTalk(FILE)),
                        agi("callerid-2", new SetCallerId("+442079460001")),
                        agi("limit-2", new SetAbsoluteTimeout(3031)));
    }

    @Test
    void callee_is_told_by_the_dial() {
        assertThat(dial(prepared().answer("record-2").answer("limit-2")).announced())
                .isEqualTo(CONSENT);
    }

    /** The dial is back with -1 then though the caller is there, and the callee's channel lasts as long as the caller's. */
    @Test
    void callee_who_hangs_up_on_hearing_it_has_not_talked_and_the_caller_is_told() {
        Calls call = prepared()
                .answer("record-2")
                .answer("limit-2")
                .say(at -> new Input.LegBegan(at, CALLEE))
                .say(at -> new Input.LegUp(at, CALLEE))
                .say(at -> new Input.HangupRequested(at, CALLEE));
        call.wire();

        call.gone("dial-2");

        assertThat(call.lastFact())
                .isEqualTo(new LegEnded(Leg.CALLEE, 2, null, null, Disposition.REJECTED, false, HungUpBy.CALLEE));
        assertThat(call.wire()).contains(agi("closing", new Play(List.of("ringback/en/party-rejected"))));
    }

    @Test
    void caller_who_hangs_up_while_the_callee_hears_it_has_abandoned() {
        Calls call = prepared()
                .answer("record-2")
                .answer("limit-2")
                .say(at -> new Input.LegBegan(at, CALLEE))
                .say(at -> new Input.LegUp(at, CALLEE))
                .say(at -> new Input.HangupRequested(at, CALLER))
                .gone("dial-2")
                .hungUp(CALLER, 16)
                .hungUp(CALLEE, 16);

        assertThat(call.state()).isEqualTo(new Ended(Disposition.ABANDONED));
    }

    @Test
    void recording_is_told_behind_the_talk() {
        Calls call = talking();

        call.after(Duration.ofMillis(21_900)).say(at -> new Input.BridgeLeft(at, CALLEE));

        assertThat(call.facts().subList(call.facts().size() - 2, call.facts().size()))
                .containsExactly(new TalkEnded(EndReason.HANGUP, 22_000), new Recorded(FILE, 22));
    }

    @Test
    void switch_that_cannot_record_connects_them_all_the_same_and_nobody_is_told_otherwise() {
        Calls call = prepared()
                .say(at -> new Input.AgiAnswered(at, "record-2", 200, -2, null))
                .answer("limit-2");

        assertThat(dial(call).announced()).isNull();
        call.say(at -> new Input.LegBegan(at, CALLEE)).bridge().say(at -> new Input.BridgeLeft(at, CALLEE));
        assertThat(call.facts()).noneMatch(Recorded.class::isInstance);
    }

    @Test
    void next_target_has_a_file_of_its_own_and_the_caller_is_not_told_again() {
        Calls call = Calls.of(recorded().target("+493023125003", 30, 3000, Set.of(), "sim"));
        call.begin().say(at -> new Input.LegUp(at, CALLER)).say(Input.AgiStarted::new);
        call.answer("greeting").answer("record-2").answer("limit-2");
        call.say(at -> new Input.LegBegan(at, CALLEE)).hungUp(CALLEE, 17, 486).wire();

        call.answer("dial-2");

        assertThat(call.wire().subList(0, 2))
                .containsExactly(
                        agi("unrecord-3", new StopRecording()),
                        agi("record-3", new RecordTalk("ringback-" + ATTEMPT + "-3.wav")));
    }

    @Test
    void recording_of_a_talk_nobody_saw_the_end_of_is_told_as_long_as_it_is_proven() {
        Calls call = talking().say(Input.SwitchLost::new);

        call.after(Duration.ofSeconds(5)).say(at -> new Input.Sighted(at, Optional.empty(), List.of()));

        assertThat(call.facts()).contains(new Recorded(FILE, 1));
    }

    @Test
    void recording_is_set_up_anew_after_a_cut_in_which_nothing_was_said() {
        Calls call = prepared().say(Input.SwitchLost::new);
        call.wire();

        call.say(at -> seenIdle(at));

        assertThat(call.wire()).contains(agi("unrecord-2", new StopRecording()), agi("record-2", new RecordTalk(FILE)));
    }

    private static Orders recorded() {
        return Orders.at(T0).callee("+493023125002").options(new CallOptions(false, null, true));
    }

    private static Calls greeted() {
        return Calls.checking(recorded());
    }

    private static Calls prepared() {
        return greeted().answer("greeting");
    }

    private static Calls talking() {
        return prepared()
                .answer("record-2")
                .answer("limit-2")
                .say(at -> new Input.LegBegan(at, CALLEE))
                .bridge();
    }

    private static DialCallee dial(Calls call) {
        DialCallee dial = (DialCallee) ((RunAgi) call.wire().getLast()).command();
        assertThat(dial)
                .isEqualTo(new DialCallee(
                        new Route("sim", "+493023125002"), 30, 3000, Warnings.DEFAULT, dial.announced(), false));
        return dial;
    }

    private static Input seenIdle(Instant at) {
        return new Input.Sighted(at, Optional.of(new Input.SeenChannel(CALLER, true, "AGI", false)), List.of());
    }

    private static RunAgi agi(String name, AgiCommand command) {
        return new RunAgi(CALLER, name, command, null);
    }
}
