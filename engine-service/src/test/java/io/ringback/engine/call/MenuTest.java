package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.AwaitKey;
import io.ringback.engine.call.AgiCommand.AwaitNextKey;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.AgiCommand.GetKeys;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.call.AgiCommand.SetAbsoluteTimeout;
import io.ringback.engine.call.AgiCommand.SetCallerId;
import io.ringback.engine.call.Effect.HangUp;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller whose callback has no destination is asked for it. */
class MenuTest {
    @Test
    void caller_is_welcomed_and_asked_in_one_command_that_any_key_interrupts() {
        Calls call = Calls.asking();

        assertThat(call.wire().subList(1, 5))
                .containsExactly(
                        agi("first-1", new AwaitKey(10)),
                        agi("pause-1", new AwaitNextKey(3)),
                        agi("ask-1", new ReadKeys(en("welcome", "balance", "n5", "euro-2", "enter-number"), 20)),
                        agi("keyed-1", new GetKeys()));
    }

    @Test
    void keyed_number_is_told_and_read_back_while_it_is_looked_at() {
        Calls call = Calls.asking();
        call.wire();

        call.key(1, "4930231");

        assertThat(call.lastFact()).isEqualTo(new DestinationDialled(1, "4930231"));
        assertThat(call.wire())
                .containsExactly(agi(
                        "readback-1",
                        new Play(en("you-dialled", "n4", "n9", "n3", "n0", "n2", "n3", "n1", "comfort"))));
    }

    @Test
    void allowed_callee_is_dialled_behind_the_word_how_long_may_be_talked() {
        Calls call = Calls.awaitingRuling();
        call.wire();

        call.allow(1);

        assertThat(call.wire())
                .containsExactly(
                        agi("talktime-2", new Play(en("talk-for", "n10", "minute-2"))),
                        agi("callerid-2", new SetCallerId("+442079460001")),
                        agi("limit-2", new SetAbsoluteTimeout(25 + 300 + 1)));

        call.answer("readback-1").answer("talktime-2").answer("callerid-2").answer("limit-2");

        Route way = new Route("sim", "+493023125002");
        assertThat(call.wire())
                .singleElement()
                .isInstanceOfSatisfying(
                        RunAgi.class,
                        run -> assertThat(run.command())
                                .isEqualTo(new DialCallee(way, 25, 600, new Warnings(60, 30, false), false)));
        assertThat(call.lastFact()).isInstanceOf(LegDialing.class);
    }

    @Test
    void talk_with_a_keyed_callee_has_the_grant_that_came_with_it() {
        Calls call = Calls.awaitingRuling()
                .allow(1)
                .answer("limit-2")
                .say(at -> new Input.LegBegan(at, CALLEE))
                .bridge();

        assertThat(call.wire()).last().isEqualTo(new SetTimeout(CALLER, 301));

        call.deadline();

        assertThat(call.lastFact().getClass().getSimpleName()).isEqualTo("HoldExtensionRequested");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "nothing",
            value = {"nothing, nothing-entered", "112, wrong-number", "12*34567, wrong-number", "'', nothing-entered"})
    void wrong_or_missing_digits_are_told_to_nobody_and_asked_again(String digits, String sound) {
        Calls call = Calls.asking();
        call.wire();

        call.key(1, digits);

        assertThat(call.wire()).contains(agi("ask-2", new ReadKeys(en(sound, "enter-number"), 20)));
        assertThat(call.facts()).noneMatch(DestinationDialled.class::isInstance);
    }

    @Test
    void third_wrong_number_is_the_last() {
        Calls call = Calls.asking().key(1, "112").key(2, "");
        call.wire();

        call.key(3, "0");

        assertThat(call.wire())
                .containsExactly(
                        new SetTimeout(CALLER, 20),
                        agi(
                                "closing",
                                new Play(Stream.concat(en("wrong-number").stream(), Stream.of("ringback/en/goodbye"))
                                        .toList())));
        assertThat(ended(call.answer("closing").hungUp(CALLER, 16)).disposition())
                .isEqualTo(Disposition.NO_DESTINATION);
    }

    @ParameterizedTest
    @CsvSource({"NO_MONEY, no-credit", "FORBIDDEN, not-allowed", "NO_RATE, wrong-number"})
    void refused_number_says_why_and_uses_up_a_try(RefusalReason reason, String sound) {
        Calls call = Calls.awaitingRuling();
        call.wire();

        call.deny(1, reason);

        assertThat(call.wire()).contains(agi("ask-2", new ReadKeys(en(sound, "enter-number"), 20)));

        call.key(2, "493023125002").deny(2, reason).key(3, "493023125002").deny(3, reason);

        assertThat(ended(call.answer("closing").hungUp(CALLER, 16)).disposition())
                .isEqualTo(Disposition.NO_DESTINATION);
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void every_refusal_has_words(RefusalReason reason) {
        Calls call = Calls.awaitingRuling();
        call.wire();

        call.deny(1, reason);

        assertThat(call.state()).isInstanceOf(Asking.class);
    }

    @Test
    void answer_to_an_earlier_try_is_ignored() {
        Calls call = Calls.asking().key(1, "112").key(2, "493023125002");
        CallState waiting = call.state();

        call.allow(1).deny(1, RefusalReason.FORBIDDEN);

        assertThat(call.state()).isEqualTo(waiting);
    }

    @Test
    void silence_of_everyone_else_ends_in_system_busy_and_a_late_answer_changes_nothing() {
        Calls call = Calls.awaitingRuling();
        call.wire();

        call.deadline();

        assertThat(call.now()).isEqualTo(T0.plus(Duration.ofMillis(500)).plusSeconds(5));
        assertThat(call.wire())
                .containsExactly(
                        new SetTimeout(CALLER, 20), agi("closing", new Play(List.of("ringback/en/system-busy"))));

        call.allow(1).answer("closing").hungUp(CALLER, 16).allow(1);

        assertThat(ended(call).disposition()).isEqualTo(Disposition.FAILED);
        assertThat(call.wire()).containsExactly(new HangUp(CALLER));
    }

    @Test
    void caller_who_hangs_up_at_the_question_has_left() {
        Calls call = Calls.asking()
                .say(at -> new Input.HangupRequested(at, CALLER))
                .gone("ask-1")
                .hungUp(CALLER, 16);

        assertThat(ended(call).disposition()).isEqualTo(Disposition.ABANDONED);
        assertThat(ended(call).hungUpBy()).isEqualTo(HungUpBy.CALLER);
    }

    @Test
    void caller_who_hangs_up_while_the_number_is_looked_at_has_left() {
        Calls call = Calls.awaitingRuling()
                .say(at -> new Input.HangupRequested(at, CALLER))
                .hungUp(CALLER, 16)
                .allow(1);

        assertThat(ended(call).disposition()).isEqualTo(Disposition.ABANDONED);
        assertThat(ended(call).hungUpBy()).isEqualTo(HungUpBy.CALLER);
    }

    @Test
    void set_up_time_that_is_used_up_ends_the_questions() {
        Calls call = Calls.of(Orders.at(T0).setup(20))
                .begin()
                .say(at -> new Input.LegUp(at, CALLER))
                .say(Input.AgiStarted::new)
                .deadline();

        assertThat(call.now()).isEqualTo(T0.plusMillis(200).plusSeconds(20));
        assertThat(call.wire()).last().isEqualTo(agi("closing", new Play(List.of("ringback/en/goodbye"))));
        assertThat(ended(call.answer("closing").hungUp(CALLER, 16)).disposition())
                .isEqualTo(Disposition.NO_DESTINATION);
    }

    @Test
    void switch_that_cannot_ask_ends_the_call_at_once() {
        Calls call = Calls.asking();
        call.wire();

        call.say(at -> new Input.AgiAnswered(at, "ask-1", 200, -2, null));

        assertThat(call.wire()).last().isEqualTo(agi("closing", new Play(List.of("ringback/en/system-busy"))));
    }

    private static AttemptEnded ended(Calls call) {
        return (AttemptEnded) call.lastFact();
    }

    private static RunAgi agi(String name, AgiCommand command) {
        return new RunAgi(CALLER, name, command, null);
    }

    private static List<String> en(String... sounds) {
        return Stream.of(sounds).map(sound -> "ringback/en/" + sound).toList();
    }
}
