package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.engine.ami.InboundReader.Heard;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.inbound.Arrival;
import io.ringback.engine.inbound.Entrance;
import io.ringback.engine.inbound.InboundInput;
import io.ringback.engine.inbound.LineState;
import java.time.Instant;
import java.util.Map;
import org.asteriskjava.manager.event.AsyncAgiExecEvent;
import org.asteriskjava.manager.event.AsyncAgiStartEvent;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ExtensionStatusEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundReaderTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-31T10:00:00Z");
    private static final String CHANNEL = "lab1-1795299212.11";

    private final InboundReader reader =
            new InboundReader(Map.of("ringback-missed", Entrance.ACCESS_NUMBER), "ringback-hints");

    @ParameterizedTest(name = "presentation {0}")
    @CsvSource({"0, false", "3, false", "32, true", "35, true", "67, false", "x, false", "99999, false"})
    void channel_that_is_handed_over_has_arrived(String presentation, boolean restricted) {
        AsyncAgiStartEvent start = start("ringback-missed");
        start.setEnv("agi_request%3A%20async%0Aagi_callingpres%3A%20" + presentation + "%0Aagi_rdnis%3A%20unknown%0A");

        assertThat(reader.read(start, RECEIVED)).contains(arrived(restricted, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "%zz", "agi_callingpres: 32%"})
    void environment_that_cannot_be_read_says_nothing(String environment) {
        AsyncAgiStartEvent start = start("ringback-missed");
        start.setEnv(environment);

        assertThat(reader.read(start, RECEIVED)).contains(arrived(false, false));
    }

    @Test
    void channel_in_another_context_is_none_of_our_business() {
        assertThat(reader.read(start("ringback"), RECEIVED)).isEmpty();
    }

    @Test
    void listed_channel_has_arrived_if_it_was_handed_over() {
        assertThat(reader.read(listed("AGI"), RECEIVED)).contains(arrived(false, true));
        assertThat(reader.read(listed("AppDial2"), RECEIVED)).isEmpty();
        assertThat(reader.read(listed(null), RECEIVED)).isEmpty();
    }

    @Test
    void channel_that_is_up_was_answered() {
        CoreShowChannelEvent listed = listed("Read");
        listed.setChannelState(6);

        assertThat(reader.read(listed, RECEIVED))
                .contains(new Heard.Arrived(new Arrival(
                        RECEIVED, CHANNEL, Entrance.ACCESS_NUMBER, "442079460500", "442079460001", false, true, true)));
    }

    @Test
    void end_of_a_command_is_told_of_its_channel() {
        AsyncAgiExecEvent ended = new AsyncAgiExecEvent(this);
        ended.setUniqueId(CHANNEL);
        ended.setCommandId("keyed-1");
        ended.setResult("200%20result%3D1%20(0049)%0A");

        assertThat(reader.read(ended, RECEIVED))
                .contains(new Heard.Told(
                        CHANNEL, new InboundInput.Ended(new AgiAnswered(RECEIVED, "keyed-1", 200, 1, "0049"))));
    }

    @Test
    void line_of_the_operator_s_hints_is_told_and_no_other() {
        ExtensionStatusEvent status = new ExtensionStatusEvent(this);
        status.setExten("201");
        status.setStatus(1);
        assertThat(reader.read(status, RECEIVED)).isEmpty();

        status.setContext("hints");
        assertThat(reader.read(status, RECEIVED)).isEmpty();

        status.setContext("ringback-hints");
        assertThat(reader.read(status, RECEIVED)).contains(new Heard.Line("201", LineState.IN_USE));
    }

    @Test
    void hangup_is_told_of_its_channel() {
        HangupFact hangup = new HangupFact(this);
        hangup.setUniqueId(CHANNEL);

        assertThat(reader.read(hangup, RECEIVED)).contains(new Heard.Told(CHANNEL, new InboundInput.HungUp(RECEIVED)));
    }

    private AsyncAgiStartEvent start(String context) {
        AsyncAgiStartEvent start = new AsyncAgiStartEvent(this);
        start.setUniqueId(CHANNEL);
        start.setContext(context);
        start.setExten("442079460500");
        start.setCallerIdNum("442079460001");
        return start;
    }

    private CoreShowChannelEvent listed(@Nullable String application) {
        CoreShowChannelEvent listed = new CoreShowChannelEvent(this);
        listed.setUniqueid(CHANNEL);
        listed.setContext("ringback-missed");
        listed.setExten("442079460500");
        listed.setCallerIdNum("442079460001");
        if (application != null) {
            listed.setApplication(application);
        }
        return listed;
    }

    private static Heard arrived(boolean restricted, boolean listed) {
        return new Heard.Arrived(new Arrival(
                RECEIVED, CHANNEL, Entrance.ACCESS_NUMBER, "442079460500", "442079460001", restricted, false, listed));
    }
}
