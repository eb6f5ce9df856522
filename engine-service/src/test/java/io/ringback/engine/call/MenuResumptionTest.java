package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.engine.Orders;
import io.ringback.engine.attempt.StateJson;
import io.ringback.engine.call.AgiCommand.GetKeys;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.call.Effect.RunAgi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cut or a takeover while the caller is asked: nobody is left in silence, nothing is asked twice that was answered. */
class MenuResumptionTest {
    @Test
    void question_that_still_runs_is_let_run_and_its_answer_is_fetched() {
        Calls call = Calls.asking();
        call.wire();

        call.say(Input.SwitchLost::new).say(at -> seen(at, "Read"));

        assertThat(call.wire()).containsExactly(new RunAgi(CALLER, "keyed-1", new GetKeys(), null));
        assertThat(call.key(1, "493023125002").lastFact()).isEqualTo(new DestinationDialled(1, "493023125002"));
    }

    @Test
    void question_whose_end_nobody_saw_is_asked_anew_without_using_up_a_try() {
        Calls call = Calls.asking().key(1, "112").key(2, "112");
        call.wire();

        call.say(Input.SwitchLost::new).say(at -> seen(at, "AGI"));

        assertThat(call.wire())
                .contains(new RunAgi(CALLER, "ask-4", new ReadKeys(List.of("ringback/en/enter-number"), 20), null));
        assertThat(call.key(4, "493023125002").lastFact()).isEqualTo(new DestinationDialled(4, "493023125002"));
    }

    @Test
    void next_owner_who_knows_of_no_question_yet_takes_the_one_that_runs() {
        Calls call = greeting();
        call.wire();

        call.say(at -> seen(at, "Read"));

        assertThat(call.wire()).containsExactly(new RunAgi(CALLER, "keyed-1", new GetKeys(), null));
    }

    @Test
    void next_owner_asks_a_caller_who_waits() {
        Calls call = greeting();
        call.wire();

        call.say(at -> seen(at, "AGI"));

        assertThat(call.state()).isInstanceOf(Asking.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGI", "Playback"})
    void keyed_number_is_told_anew_for_the_answer_may_be_lost(String application) {
        Calls call = Calls.awaitingRuling();
        call.wire();

        call.say(Input.SwitchLost::new).say(at -> seen(at, application));

        assertThat(call.lastFact()).isEqualTo(new DestinationDialled(2, "493023125002"));
        assertThat(call.wire()).isEmpty();

        call.allow(1);

        assertThat(call.state()).isInstanceOf(AwaitingRuling.class);

        call.allow(2);

        assertThat(call.state()).isInstanceOf(PreparingDial.class);
    }

    @Test
    void answer_that_comes_while_the_switch_is_away_is_kept() {
        Calls call = Calls.awaitingRuling().say(Input.SwitchLost::new);
        call.wire();

        call.allow(1);

        assertThat(call.wire()).isEmpty();

        call.say(at -> seen(at, "AGI"));

        assertThat(call.state()).isInstanceOf(PreparingDial.class);
        assertThat(call.wire()).isNotEmpty();
    }

    @Test
    void refusal_that_comes_while_the_switch_is_away_is_followed_by_a_question() {
        Calls call = Calls.awaitingRuling().say(Input.SwitchLost::new).deny(1, RefusalReason.FORBIDDEN);

        call.say(at -> seen(at, "AGI"));

        assertThat(call.state()).isInstanceOf(Asking.class);
    }

    @Test
    void caller_who_is_gone_has_left() {
        Calls call = Calls.awaitingRuling()
                .say(Input.SwitchLost::new)
                .say(at -> new Input.Sighted(at, Optional.empty(), List.of()));

        assertThat(call.lastFact())
                .isInstanceOfSatisfying(
                        AttemptEnded.class, end -> assertThat(end.disposition()).isEqualTo(Disposition.ABANDONED));
    }

    @Test
    void states_of_the_menu_and_behind_it_are_read_as_they_were_written() {
        for (Calls call : List.of(
                Calls.asking(),
                Calls.awaitingRuling(),
                Calls.awaitingRuling().allow(1),
                Calls.awaitingRuling().allow(1).answer("limit-2"))) {
            assertThat(StateJson.readState(StateJson.write(call.state()))).isEqualTo(call.state());
        }
    }

    private static Calls greeting() {
        return Calls.of(Orders.at(T0))
                .begin()
                .say(at -> new Input.LegUp(at, CALLER))
                .say(Input.SwitchLost::new);
    }

    private static Input seen(Instant at, String application) {
        return new Input.Sighted(at, Optional.of(new Input.SeenChannel(CALLER, true, application, false)), List.of());
    }
}
