package io.ringback.engine.inbound;

import static io.ringback.engine.inbound.Visitors.ARRIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.inbound.InboundEffect.Run;
import io.ringback.engine.inbound.InboundEffect.Tell;
import io.ringback.engine.inbound.InboundInput.Ended;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every state against every input: where it leads and what it does, as one table to read. */
class InboundTableTest {
    private static final String TABLE = "/inbound/transitions.txt";

    @Test
    void every_state_answers_every_input_as_the_table_says() throws IOException {
        try (InputStream expected = Objects.requireNonNull(getClass().getResourceAsStream(TABLE))) {
            assertThat(table()).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static String table() {
        StringBuilder table = new StringBuilder();
        states().forEach((name, visitors) -> {
            table.append(name).append('\n');
            inputs().forEach((input, told) -> table.append(row(visitors.get(), input, told)));
        });
        return table.toString();
    }

    private static String row(Visitors visitor, String name, UnaryOperator<Visitors> told) {
        InboundState before = visitor.state();
        InboundStep step = told.apply(visitor).step();
        if (step.effects().isEmpty() && step.next().equals(before)) {
            return "";
        }
        StringBuilder row = new StringBuilder(
                "  %-22s %s".formatted(name, step.next().getClass().getSimpleName()));
        step.effects().forEach(effect -> row.append(" · ").append(shown(effect)));
        return row.append('\n').toString();
    }

    private static String shown(InboundEffect effect) {
        return switch (effect) {
            case Tell tell -> tell.event().getClass().getSimpleName();
            case Run run -> run.command().command().getClass().getSimpleName();
            default -> effect.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static Map<String, Supplier<Visitors>> states() {
        Map<String, Supplier<Visitors>> states = new LinkedHashMap<>();
        states.put("Asking", Visitors::asked);
        states.put("Asking, last try", () -> Visitors.asked().keys(1, "").keys(2, "112"));
        states.put("ReadingBack", Visitors::readBack);
        states.put("Parting", Visitors::parting);
        states.put("CheckingLine", Visitors::checkingLine);
        states.put("CheckingLine, unanswered", Visitors::checkingUnansweredLine);
        states.put("Offering", Visitors::offered);
        states.put(
                "Offering, unanswered", () -> Visitors.checkingUnansweredLine().sees(LineState.FREE));
        states.put("Parting, offer taken", () -> Visitors.offered().presses("5"));
        states.put("Ending, dropped", () -> Visitors.calling(Mode.MISSED_CALL));
        states.put("Ending, hung up", () -> Visitors.parting().ends("parting"));
        states.put("Gone", () -> Visitors.asked().say(new HungUp(ARRIVED)));
        return states;
    }

    private static Map<String, UnaryOperator<Visitors>> inputs() {
        Map<String, UnaryOperator<Visitors>> inputs = new LinkedHashMap<>();
        inputs.put(
                "tick, early", visitor -> visitor.after(Duration.ofMillis(100)).tick());
        inputs.put("tick, due", visitor -> visitor.after(Duration.ofMinutes(3)).tick());
        inputs.put("hung up", visitor -> visitor.say(new HungUp(ARRIVED)));
        inputs.put("hang-up refused", visitor -> visitor.say(new Refused(ARRIVED, Refused.HANGUP)));
        inputs.put("command refused", visitor -> visitor.say(new Refused(ARRIVED, "ask-1")));
        inputs.put("channel gone", ended("ask-1", 200, -1, null));
        inputs.put("other command ended", ended("answer", 200, 0, null));
        for (int question : new int[] {1, 3}) {
            inputs.put("asked " + question, ended("ask-" + question, 200, 0, null));
            inputs.put("keyed right " + question, ended("keyed-" + question, 200, 1, "00493023125002"));
            inputs.put("keyed wrong " + question, ended("keyed-" + question, 200, 1, "112"));
            inputs.put("no Read " + question, ended("ask-" + question, 200, -2, null));
        }
        for (LineState state : LineState.values()) {
            inputs.put("line " + state, visitor -> visitor.sees(state));
        }
        inputs.put("offer not played", ended("offer", 200, -2, null));
        inputs.put("5 pressed", ended("taken", 200, 1, "5"));
        inputs.put("another key", ended("taken", 200, 1, "1"));
        inputs.put("no key", ended("taken", 200, 0, null));
        inputs.put("read back", ended("readback", 200, 0, null));
        inputs.put("not read back", ended("readback", 510, 0, null));
        inputs.put("last words said", ended("parting", 200, 0, null));
        return inputs;
    }

    private static UnaryOperator<Visitors> ended(String command, int code, int result, @Nullable String value) {
        return visitor -> visitor.say(new Ended(new AgiAnswered(ARRIVED, command, code, result, value)));
    }
}
