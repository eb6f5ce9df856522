package io.ringback.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.Orders;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.Closing;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Lost;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Step;
import io.ringback.engine.call.Timing;
import io.ringback.engine.cause.CauseTable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveCallTest {
    private static final Instant T0 = Instant.parse("2026-01-31T10:00:00Z");
    private static final UUID SWITCH = new UUID(1, 3);
    private static final Prompts NONE = Prompts.none();

    private final AttemptAuthorized order =
            Orders.at(T0).callee("+493023125002").build(new UUID(1, 2), new UUID(1, 1));
    private final Call call =
            new Call(order, SWITCH, "local", Set.of("sim"), NONE, Timing.STANDARD, CauseTable.STANDARD);

    @Test
    void since_when_nobody_sees_a_call_is_durable_until_it_is_seen_again() {
        LiveCall live = new LiveCall(call, ringing());
        String channel = "rb-local-" + order.attemptId() + "-caller-1";

        live.tell(new Input.SwitchLost(T0.plusSeconds(1)), T0.plusSeconds(1));
        Change lost = Objects.requireNonNull(live.change(T0.plusSeconds(2)));
        live.written(lost);
        assertThat(live.change(T0.plusSeconds(2))).isNull();
        live.tell(
                new Input.Sighted(
                        T0.plusSeconds(3), Optional.of(new Input.SeenChannel(channel, false, "", false)), List.of()),
                T0.plusSeconds(3));
        Change seen = Objects.requireNonNull(live.change(T0.plusSeconds(3)));

        assertThat(lost.facts()).isEmpty();
        assertThat(lost.attempt().state())
                .isInstanceOfSatisfying(
                        Lost.class, state -> assertThat(state.since()).isEqualTo(T0.plusSeconds(1)));
        assertThat(seen.facts()).isEmpty();
        assertThat(seen.attempt().state()).isNotInstanceOf(Lost.class);
    }

    @Test
    void how_a_call_ends_is_durable_before_the_last_prompt_though_it_is_no_fact_yet() {
        LiveCall live = new LiveCall(call, ringing());
        live.tell(new Input.AgiStarted(T0.plusSeconds(1)), T0.plusSeconds(1));
        live.written(Objects.requireNonNull(live.change(T0.plusSeconds(1))));

        live.tell(new Input.Tick(T0.plusSeconds(40)), T0.plusSeconds(40));
        Change failed = Objects.requireNonNull(live.change(T0.plusSeconds(40)));
        live.written(failed);

        assertThat(failed.facts()).isEmpty();
        assertThat(failed.attempt().state())
                .isInstanceOfSatisfying(
                        Closing.class,
                        state -> assertThat(state.verdict().disposition()).isEqualTo(Disposition.FAILED));
        assertThat(live.change(T0.plusSeconds(40))).isNull();
    }

    private Attempt ringing() {
        Step begun = CallMachine.start(call, T0);
        return new Attempt(
                order, SWITCH, 1, null, begun.next(), begun.emissions().size(), T0, T0);
    }
}
