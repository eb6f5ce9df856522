package io.ringback.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.AttemptQueued;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.Orders;
import io.ringback.engine.cause.CauseTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingSwitchTest {
    private static final Instant T0 = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant OVER = T0.plusSeconds(30);

    private final Call call = new Call(
            Orders.at(T0).callee("+493023125002").build(new UUID(1, 2), new UUID(1, 1)),
            new UUID(1, 3),
            "local",
            Set.of("sim"),
            Prompts.none(),
            Timing.STANDARD,
            CauseTable.STANDARD);
    private final WaitingSwitch waiting = (WaitingSwitch) CallMachine.waiting(T0, Duration.ofSeconds(30));

    @Test
    void place_is_told_and_kept() {
        Step step = waiting.standing(3, T0.plusSeconds(20), T0.plusSeconds(1));

        assertThat(step)
                .isEqualTo(Step.to(new WaitingSwitch(OVER, 3))
                        .emit(T0.plusSeconds(1), new AttemptQueued(3, T0.plusSeconds(20))));
    }

    @Test
    void call_that_goes_to_another_switch_waits_no_longer_than_it_would_have() {
        assertThat(new WaitingSwitch(OVER, 3).elsewhere()).isEqualTo(new WaitingSwitch(OVER));
    }

    @Test
    void call_that_found_no_place_in_time_is_deferred_for_want_of_capacity() {
        assertThat(deferredBy(new WaitingSwitch(OVER, 3))).isEqualTo(DeferReason.CAPACITY);
    }

    @Test
    void call_that_never_stood_in_a_line_is_deferred_for_want_of_a_switch() {
        assertThat(deferredBy(waiting)).isEqualTo(DeferReason.NO_SWITCH);
    }

    private DeferReason deferredBy(WaitingSwitch state) {
        assertThat(CallMachine.on(call, state, new Input.Tick(OVER.minusMillis(1)), OVER.minusMillis(1)))
                .isEqualTo(Step.to(state));
        Step step = CallMachine.on(call, state, new Input.Tick(OVER), OVER);
        AttemptEnded end = (AttemptEnded) step.emissions().getLast().fact();
        assertThat(end.disposition()).isEqualTo(Disposition.DEFERRED);
        assertThat(end.dialled()).isFalse();
        return Objects.requireNonNull(end.deferReason());
    }
}
