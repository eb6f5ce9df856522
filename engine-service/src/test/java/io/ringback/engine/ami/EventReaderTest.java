package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.engine.ami.EventReader.Heard;
import io.ringback.engine.call.Input;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import java.util.UUID;
import org.asteriskjava.manager.event.AsyncAgiExecEvent;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.DialStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
    private static final UUID ATTEMPT = UUID.fromString("019c0000-0000-7000-8000-000000000001");
    private static final String CALLER = "rb-lab-" + ATTEMPT + "-caller-1";
    private static final Instant RECEIVED = Instant.parse("2026-01-31T10:00:00Z");

    private final EventReader reader = new EventReader("lab");

    @Test
    void hangup_of_a_callee_is_its_caller_s_and_keeps_both_causes() {
        HangupFact event = new HangupFact(this);
        event.setUniqueId("lab1-1.2");
        event.setLinkedId(CALLER);
        event.setCause(17);
        event.setTechCause(486);

        assertThat(reader.read(event, RECEIVED))
                .contains(heard(new Input.HungUp(RECEIVED, "lab1-1.2", new HangupCause(17, 486))));
    }

    @Test
    void stamp_of_the_switch_counts_where_there_is_one() {
        BridgeEnterEvent event = new BridgeEnterEvent(this);
        event.setUniqueId(CALLER);
        event.setLinkedId(CALLER);
        event.setTimestamp(1795296147.416965);

        assertThat(reader.read(event, RECEIVED))
                .contains(heard(new Input.BridgeEntered(Instant.ofEpochSecond(1795296147L, 416_965_000), CALLER)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "200%20result%3D0%0A, 200, 0,",
        "200%20result%3D-1%0A, 200, -1,",
        "200%20result%3D1%20(ANSWER)%0A, 200, 1, ANSWER",
        "510%20Invalid%20or%20unknown%20command%0A, 510, 0,",
        "511%20Command%20Not%20Permitted%20on%20a%20dead%20channel%0A, 511, 0,",
        "nonsense, 0, 0,"
    })
    void result_of_a_command_is_decoded(String text, int code, int result, @Nullable String value) {
        AsyncAgiExecEvent event = new AsyncAgiExecEvent(this);
        event.setUniqueId(CALLER);
        event.setCommandId("dial-2");
        event.setResult(text);

        assertThat(reader.read(event, RECEIVED))
                .contains(heard(new Input.AgiAnswered(RECEIVED, "dial-2", code, result, value)));
    }

    @Test
    void failed_originate_without_a_channel_is_known_by_the_id_we_gave() {
        OriginateResponseEvent event = new OriginateResponseEvent(this);
        event.setUniqueId(CALLER);
        event.setResponse("Failure");
        event.setReason(0);

        assertThat(reader.read(event, RECEIVED)).contains(heard(new Input.OriginateEnded(RECEIVED, CALLER, false, 0)));
    }

    @ParameterizedTest(name = "channel {0}")
    @CsvSource({
        "lab1-1795296900.6",
        "rb-other-019c0000-0000-7000-8000-000000000001-caller-1",
        "rb-lab-019c0000-caller-1",
        "rb-lab-019c0000-0000-7000-8000-000000000001-caller-1b"
    })
    void channel_of_anybody_else_says_nothing(String linkedId) {
        DialStateEvent event = new DialStateEvent(this);
        event.setDestLinkedId(linkedId);
        event.setDestUniqueId(linkedId);
        event.setDialStatus("RINGING");

        assertThat(reader.read(event, RECEIVED)).isEmpty();
    }

    private static Heard heard(Input input) {
        return new Heard(ATTEMPT, input);
    }
}
