package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static io.ringback.engine.call.Calls.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.Orders;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.AgiCommand.SetAbsoluteTimeout;
import io.ringback.engine.call.AgiCommand.SetCallerId;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallMachineTest {
    @Test
    void caller_is_rung_with_a_timeout_the_switch_keeps_by_itself() {
        Calls call = Calls.ordinary().begin();

        assertThat(call.wire()).singleElement().isInstanceOfSatisfying(Originate.class, originate -> {
            assertThat(originate.dial().channelId()).isEqualTo(CALLER);
            assertThat(originate.ringSeconds()).isEqualTo(30);
            assertThat(originate.absoluteSeconds()).isEqualTo(30 + 160 + 30);
            assertThat(originate.callerId()).isEqualTo("+493023125002");
        });
    }

    @Test
    void callee_is_dialled_only_after_the_channel_has_taken_its_limit() {
        Calls call = Calls.greeting();
        call.wire();

        call.answer("greeting");

        assertThat(call.wire())
                .containsExactly(
                        new RunAgi(CALLER, "callerid-2", new SetCallerId("+442079460001"), null),
                        new RunAgi(CALLER, "limit-2", new SetAbsoluteTimeout(30 + 3000 + 1), null));

        call.answer("limit-2");

        assertThat(call.wire())
                .singleElement()
                .isInstanceOfSatisfying(
                        RunAgi.class,
                        run -> assertThat(run.command())
                                .isEqualTo(new DialCallee(
                                        new Route("sim", "+493023125002"), 30, 3000, Warnings.DEFAULT, false)));
    }

    @Test
    void caller_who_hangs_up_while_callee_rings_ends_as_abandoned() {
        Calls call = Calls.ringingCallee()
                .say(at -> new Input.HangupRequested(at, CALLER))
                .gone("dial-2")
                .hungUp(CALLER, 0)
                .hungUp(CALLEE, 16);

        assertThat(call.facts().subList(5, 8))
                .containsExactly(
                        new LegEnded(Leg.CALLER, 1, 0, null, Disposition.ANSWERED, true, HungUpBy.CALLER),
                        new LegEnded(Leg.CALLEE, 2, 16, null, Disposition.CANCELLED, true, HungUpBy.CALLER),
                        ended(Disposition.ABANDONED, Leg.CALLER, HungUpBy.CALLER, EndReason.NOT_CONNECTED, 0, 900, 0));
    }

    @Test
    void stop_before_anything_was_dialled_ends_as_cancelled_without_a_dial() {
        Calls call = Calls.ordinary()
                .say(at -> new Input.Stop(at, StopReason.CANCELLED))
                .begin();

        assertThat(call.wire()).isEmpty();
        assertThat(call.facts())
                .containsExactly(new AttemptEnded(
                        Disposition.CANCELLED,
                        null,
                        Leg.CALLER,
                        HungUpBy.PLATFORM,
                        EndReason.CANCELLED,
                        null,
                        null,
                        false,
                        false,
                        null,
                        0,
                        0,
                        false));
    }

    @Test
    void order_that_came_too_late_is_stale() {
        Calls call = Calls.of(Orders.at(T0).callee("+493023125002").expiring(T0.plusSeconds(60)))
                .after(Duration.ofSeconds(60))
                .begin();

        assertThat(call.facts()).singleElement().isInstanceOfSatisfying(AttemptEnded.class, end -> {
            assertThat(end.deferReason()).isEqualTo(DeferReason.STALE);
            assertThat(end.dialled()).isFalse();
        });
    }

    @Test
    void call_whose_destination_no_trunk_reaches_rings_nobody() {
        Calls call = Calls.of(Orders.at(T0).target("+493023125002", 30, 600, Set.of(), "nowhere"))
                .begin();

        assertThat(call.wire()).isEmpty();
        assertThat(call.state()).isEqualTo(new Ended(Disposition.DEFERRED));
    }

    @Test
    void answered_caller_whom_no_dialplan_takes_over_ends_as_failed() {
        Calls call =
                Calls.ringingCaller().say(at -> new Input.LegUp(at, CALLER)).hungUp(CALLER, 0);

        assertThat(call.state()).isEqualTo(new Ended(Disposition.FAILED));
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
