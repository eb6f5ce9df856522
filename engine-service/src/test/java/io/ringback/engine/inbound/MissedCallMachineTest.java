package io.ringback.engine.inbound;

import static io.ringback.engine.inbound.Visitors.ANI;
import static io.ringback.engine.inbound.Visitors.ARRIVED;
import static io.ringback.engine.inbound.Visitors.EVENT;
import static io.ringback.engine.inbound.Visitors.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.LineEvent.MissedCall;
import io.ringback.engine.inbound.InboundEffect.Drop;
import io.ringback.engine.inbound.InboundEffect.Tell;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissedCallMachineTest {
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"MISSED_CALL", "ANY_CALLER"})
    void missed_call_is_told_and_then_dropped_without_an_answer(Mode mode) {
        InboundStep step = Visitors.calling(mode).step();

        assertThat(step)
                .isEqualTo(InboundStep.to(
                        new Ending(new Drop(), 1, ARRIVED.plusSeconds(1)),
                        new Tell(new MissedCall(EVENT, ARRIVED, false, NUMBER, ANI)),
                        new Drop()));
    }

    @Test
    void channel_that_does_not_go_is_dropped_again_and_given_up_in_the_end() {
        Visitors visitor =
                Visitors.calling(Mode.MISSED_CALL).after(Duration.ofMillis(999)).tick();
        assertThat(visitor.step().effects()).isEmpty();

        visitor.after(Duration.ofMillis(1)).tick();
        assertThat(visitor.step())
                .isEqualTo(
                        InboundStep.to(new Ending(new Drop(), 2, visitor.now().plusSeconds(1)), new Drop()));

        for (int drops = 2; drops <= 20; drops++) {
            visitor.after(Duration.ofSeconds(1)).tick();
        }
        assertThat(visitor.step()).isEqualTo(InboundStep.to(new Gone()));
    }

    @Test
    void channel_that_is_gone_is_over() {
        assertThat(Visitors.calling(Mode.MISSED_CALL).say(new HungUp(ARRIVED)).step())
                .isEqualTo(InboundStep.to(new Gone()));
        assertThat(Visitors.calling(Mode.MISSED_CALL)
                        .say(new Refused(ARRIVED, Refused.HANGUP))
                        .step())
                .isEqualTo(InboundStep.to(new Gone()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "201", "12345678901234567"})
    void who_could_not_be_called_back_is_not_asked_either(String ani) {
        assertThat(Visitors.arriving(Visitors.call(Mode.PROMPT, ani)).step())
                .isEqualTo(InboundStep.to(
                        new Ending(new Drop(), 1, ARRIVED.plusSeconds(1)),
                        new Tell(new MissedCall(EVENT, ARRIVED, false, NUMBER, ani)),
                        new Drop()));
    }

    @Test
    void call_that_was_told_before_is_only_dropped() {
        assertThat(InboundMachine.finish(Visitors.call(Mode.MISSED_CALL, ANI), ARRIVED))
                .isEqualTo(InboundStep.to(new Ending(new Drop(), 1, ARRIVED.plusSeconds(1)), new Drop()));
    }
}
