package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.call.Effect.HangUp;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TalkTest {
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
        Calls call = Calls.talking()
                .after(Duration.ofSeconds(2999).plusMillis(850))
                .say(at -> new Input.BridgeLeft(at, CALLER));

        assertThat(call.lastFact()).isEqualTo(new TalkEnded(EndReason.LIMIT, 2_999_950));
    }

    @Test
    void engine_cuts_the_callee_at_the_grant_so_that_the_caller_hears_why() {
        Calls call = Calls.talking();
        call.wire();

        call.deadline();

        assertThat(call.now()).isEqualTo(((Talking) call.state()).talk().since().plusSeconds(3000));
        assertThat(call.wire()).containsExactly(new HangUp(CALLEE), new SetTimeout(CALLER, 20));

        call.say(at -> new Input.BridgeLeft(at, CALLEE)).answer("dial-2");

        assertThat(call.wire())
                .contains(new RunAgi(CALLER, "closing", new AgiCommand.Play(List.of("ringback/en/time-is-up")), null));
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
        assertThat(call.state().deadline())
                .isEqualTo(((Talking) call.state()).talk().since().plusSeconds(330));
    }

    @Test
    void channel_timeout_ends_at_most_a_second_and_a_tenth_past_the_grant_however_late_the_extension_is_answered() {
        Calls call = Calls.ringingCallee(granted(60, false)).bridge().deadline();
        call.wire();

        call.after(Duration.ofMillis(700)).say(at -> new Input.Extended(at, 1, 360, false));

        // 30.8 s talked, so that it ends 0.8 s past the grant and not 1.8 s.
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 360 - 31 + 1));
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
        assertThat(call.wire()).containsExactly(new HangUp(CALLEE), new SetTimeout(CALLER, 20));
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

    private static Calls granted(int seconds, boolean last) {
        return Calls.of(Orders.at(T0).callee("+493023125002").granted(seconds, last))
                .begin()
                .say(Input.AgiStarted::new);
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
                disposition,
                null,
                leg,
                by,
                reason,
                cause,
                null,
                true,
                true,
                null,
                callerMillis,
                talkMillis,
                false,
                Calls.CALLER_UP,
                talkMillis == 0 ? null : Calls.BRIDGED);
    }
}
