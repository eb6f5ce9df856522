package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Input.ActionRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What never left because the session was over: no phone has rung for it. */
class NotSentTest {
    @Test
    void originate_that_was_never_sent_is_no_try() {
        Calls call = Calls.ringingCaller().say(at -> ActionRefused.unsent(at, ActionRefused.ORIGINATE));

        assertThat(call.facts().subList(1, 3))
                .containsExactly(
                        new LegEnded(Leg.CALLER, 1, null, null, Disposition.DEFERRED, false, HungUpBy.PLATFORM),
                        deferred());
    }

    @Test
    void originate_that_was_not_sent_because_the_switch_just_went_is_no_try() {
        Calls call = Calls.ringingCaller()
                .say(Input.SwitchLost::new)
                .say(at -> ActionRefused.unsent(at, ActionRefused.ORIGINATE));

        assertThat(call.lastFact()).isEqualTo(deferred());
    }

    @Test
    void second_trunk_that_is_not_dialled_leaves_the_try_a_try() {
        Calls call = LostTest.overTwoTrunks()
                .say(at -> new Input.OriginateEnded(at, CALLER, false, 0))
                .after(Timing.OVERTAKEN)
                .say(Input.Tick::new)
                .say(at -> ActionRefused.unsent(at, ActionRefused.ORIGINATE));

        assertThat(call.state()).isEqualTo(new Ended(Disposition.UNREACHABLE));
    }

    @Test
    void command_that_was_not_sent_leaves_the_call_to_be_found_again() {
        Calls greeting = Calls.greeting().say(at -> ActionRefused.unsent(at, "greeting"));
        Calls preparing = Calls.greeting().answer("greeting").say(at -> ActionRefused.unsent(at, "limit-2"));
        Calls ringing = Calls.ringingCallee().say(at -> ActionRefused.unsent(at, "dial-2"));

        assertThat(List.of(greeting.state(), preparing.state(), ringing.state()))
                .hasExactlyElementsOfTypes(Greeting.class, PreparingDial.class, RingingCallee.class);
    }

    private static AttemptEnded deferred() {
        return new AttemptEnded(
                Disposition.DEFERRED,
                DeferReason.NO_SWITCH,
                Leg.CALLER,
                HungUpBy.PLATFORM,
                EndReason.NOT_CONNECTED,
                null,
                null,
                false,
                false,
                null,
                0,
                0,
                false);
    }
}
