package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.Acknowledged;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
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
import io.ringback.engine.speech.Speech;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A single leg: someone is rung and told something. */
class AnnouncingTest {
    private static final List<String> ALERT = List.of("ringback/en/alert", "announcements/disk-full");
    private static final List<String> PRESS = List.of("ringback/en/acknowledge", "ringback/en/n5");

    @Test
    void the_switch_ends_the_leg_at_what_is_granted_from_the_answer() {
        Calls call = Calls.of(Calls.alert().acknowledgedBy("5", 8)).begin();

        assertThat(call.wire())
                .singleElement()
                .satisfies(effect ->
                        assertThat(((Originate) effect).absoluteSeconds()).isEqualTo(30 + 120 + 1));
        assertThat(call.say(at -> new Input.LegUp(at, CALLER))
                        .say(Input.AgiStarted::new)
                        .wire())
                .first()
                .isEqualTo(new SetTimeout(CALLER, 121));
    }

    @Test
    void announcements_and_the_digit_that_acknowledges_are_one_command_that_a_key_interrupts() {
        Calls call = Calls.announcing();

        assertThat(call.wire().subList(2, 5))
                .containsExactly(
                        agi("first-1", new AwaitKey(8)),
                        agi("announce-1", new ReadKeys(Speech.joined(ALERT, PRESS), 1)),
                        agi("keyed-1", new GetKeys()));
    }

    @Test
    void who_presses_the_digit_is_thanked_and_has_acknowledged() {
        Calls call = Calls.announcing();
        call.wire();

        call.press(1, "5");

        assertThat(call.lastFact()).isEqualTo(new Acknowledged("5"));
        assertThat(call.wire())
                .containsExactly(
                        new SetTimeout(CALLER, 20), agi("closing", new Play(List.of("ringback/en/acknowledged"))));
        call.answer("closing").hungUp(CALLER, 16);
        assertThat(call.lastFact()).isEqualTo(ended(HungUpBy.PLATFORM, EndReason.HANGUP, true, 500, false));
    }

    @Test
    void another_key_or_none_has_it_said_again_and_the_third_time_is_the_last() {
        Calls call = Calls.announcing();
        call.wire();

        assertThat(call.press(1, "4").wire().subList(1, 2))
                .containsExactly(agi(
                        "announce-2", new ReadKeys(Speech.joined(List.of("ringback/en/i-repeat"), ALERT, PRESS), 1)));
        assertThat(call.press(2, "").wire()).hasSize(3);
        assertThat(call.press(3, "").wire())
                .containsExactly(new SetTimeout(CALLER, 20), agi("closing", new Play(List.of("ringback/en/goodbye"))));
        call.answer("closing").hungUp(CALLER, 16);
        assertThat(call.lastFact()).isEqualTo(ended(HungUpBy.PLATFORM, EndReason.HANGUP, false, 900, false));
    }

    @Test
    void an_answer_to_an_earlier_round_is_none() {
        Calls call = Calls.announcing().press(1, "");

        CallState before = call.state();
        call.press(1, "5");

        assertThat(call.state()).isEqualTo(before);
    }

    @Test
    void where_nothing_is_to_be_pressed_it_is_played_once_and_hung_up() {
        Calls call = Calls.announcing(Calls.alert());

        assertThat(call.wire().getLast()).isEqualTo(agi("announce-1", new Play(ALERT)));
        assertThat(call.answer("announce-1").wire()).containsExactly(new HangUp(CALLER));
        call.hungUp(CALLER, 16);
        assertThat(call.lastFact()).isEqualTo(ended(HungUpBy.PLATFORM, EndReason.HANGUP, null, 300, false));
    }

    @Test
    void who_hangs_up_before_pressing_has_not_acknowledged() {
        Calls call = Calls.announcing()
                .say(at -> new Input.HangupRequested(at, CALLER))
                .hungUp(CALLER, 16);

        assertThat(call.lastFact()).isEqualTo(ended(HungUpBy.CALLER, EndReason.HANGUP, false, 300, false));
    }

    @Test
    void a_command_that_finds_the_channel_gone_waits_for_its_end() {
        Calls call = Calls.announcing().gone("announce-1").hungUp(CALLER, 16);

        assertThat(call.lastFact()).isEqualTo(ended(HungUpBy.UNKNOWN, EndReason.HANGUP, false, 300, false));
    }

    @Test
    void the_leg_is_cut_when_what_is_granted_is_used_up() {
        Calls call = Calls.announcing(Calls.alert().granted(20, true).acknowledgedBy("5", 8));
        call.wire();

        call.deadline();

        assertThat(call.now()).isEqualTo(T0.plusMillis(200).plusSeconds(20));
        assertThat(call.wire()).containsExactly(new HangUp(CALLER));
        call.hungUp(CALLER, 16);
        assertThat(call.lastFact()).isEqualTo(ended(HungUpBy.PLATFORM, EndReason.LIMIT, false, 20_100, false));
    }

    @Test
    void a_stop_ends_it_at_once() {
        Calls call = Calls.announcing();
        call.wire();

        call.say(at -> new Input.Stop(at, StopReason.SUSPENDED));

        assertThat(call.wire()).containsExactly(new HangUp(CALLER));
        call.hungUp(CALLER, 16);
        assertThat(call.lastFact()).isEqualTo(ended(HungUpBy.PLATFORM, EndReason.SUSPENDED, false, 300, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGI", "Read"})
    void after_a_cut_the_digit_that_may_have_been_pressed_is_asked_for(String application) {
        Calls call = lost(Calls.announcing());

        call.say(at -> seen(at, application));

        assertThat(call.wire()).containsExactly(agi("keyed-1", new GetKeys()));
        call.say(at -> new Input.AgiAnswered(at, "keyed-1", 200, 1, "5"));
        assertThat(call.lastFact()).isEqualTo(new Acknowledged("5"));
    }

    @Test
    void after_a_cut_announcements_that_still_play_are_let_play_and_those_that_do_not_are_played_again() {
        Calls playing = lost(Calls.announcing(Calls.alert()));
        Calls idle = lost(Calls.announcing(Calls.alert()));

        assertThat(playing.say(at -> seen(at, "Playback")).wire()).isEmpty();
        assertThat(idle.say(at -> seen(at, "AGI")).wire()).containsExactly(agi("announce-2", new Play(ALERT)));
    }

    @ParameterizedTest
    @CsvSource({"Read", "AGI"})
    void a_successor_that_knows_only_of_the_answer_asks_for_the_digit(String application) {
        Calls call =
                lost(Calls.of(Calls.alert().acknowledgedBy("5", 8)).begin().say(at -> new Input.LegUp(at, CALLER)));

        call.say(at -> seen(at, application));

        assertThat(call.wire()).containsExactly(agi("keyed-1", new GetKeys()));
    }

    @Test
    void a_leg_that_is_gone_after_a_cut_was_answered_for_as_long_as_it_was_seen() {
        Calls call = lost(Calls.announcing()).after(Duration.ofSeconds(5));

        call.say(at -> new Input.Sighted(at, Optional.empty(), List.of()));

        assertThat(call.lastFact()).isEqualTo(ended(HungUpBy.UNKNOWN, EndReason.LOST, false, 200, true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../disk-full", "house/disk-full", "disk full", "a&b", "ringback/en/alert.wav", "", "/"})
    void nobody_is_rung_for_what_cannot_be_played(String name) {
        Calls call =
                Calls.of(Orders.at(T0).announcing("ringback/en/alert", name)).begin();

        assertThat(call.wire()).isEmpty();
        assertThat(call.state()).isEqualTo(new Ended(Disposition.FAILED));
    }

    @Test
    void nobody_is_rung_to_be_told_nothing_or_more_than_a_line_of_the_switch_holds() {
        String[] many = new String[36];
        Arrays.fill(many, "disk-full");

        assertThat(List.of(
                        Calls.of(Orders.at(T0).announcing()).begin().state(),
                        Calls.of(Orders.at(T0).announcing(many)).begin().state()))
                .containsOnly(new Ended(Disposition.FAILED));
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

    private static AttemptEnded ended(
            HungUpBy by, EndReason reason, @Nullable Boolean acknowledged, long millis, boolean estimated) {
        return ended(by, reason, acknowledged, millis, estimated, 16);
    }

    private static AttemptEnded ended(
            HungUpBy by,
            EndReason reason,
            @Nullable Boolean acknowledged,
            long millis,
            boolean estimated,
            @Nullable Integer cause) {
        return new AttemptEnded(
                Disposition.ANSWERED,
                null,
                Leg.CALLER,
                by,
                reason,
                cause,
                null,
                false,
                true,
                acknowledged,
                millis,
                0,
                estimated,
                T0.plusMillis(200),
                null);
    }
}
