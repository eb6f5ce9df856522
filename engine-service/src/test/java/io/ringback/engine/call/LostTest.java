package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostTest {
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
        assertThat(call.wire()).containsExactly(new SetTimeout(CALLER, 3000 - 21 + 1));
    }
}
