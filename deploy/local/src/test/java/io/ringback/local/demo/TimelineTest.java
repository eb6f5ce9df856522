package io.ringback.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Timeline timeline = new Timeline(new PrintStream(shown, true, StandardCharsets.UTF_8));
    private final ArrayNode steps = new ObjectMapper().createArrayNode();

    @Test
    void each_step_is_shown_once_with_the_time_since_the_first() {
        step("2025-11-03T10:00:00Z", "ACCEPTED", "Accepted.");
        timeline.show(steps);
        step("2025-11-03T10:00:00.250Z", "RINGING_CALLER", "The caller's phone rings.");
        timeline.show(steps);
        timeline.show(steps);
        assertThat(timeline.isOver()).isFalse();
        step("2025-11-03T10:00:07.5Z", "COMPLETED", "Charged 0.10 EUR.");
        timeline.show(steps);

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("""
                    +0.000 s  ACCEPTED         Accepted.
                    +0.250 s  RINGING_CALLER   The caller's phone rings.
                    +7.500 s  COMPLETED        Charged 0.10 EUR.
                """);
        assertThat(timeline.isOver()).isTrue();
        assertThat(timeline.last()).isEqualTo("COMPLETED");
    }

    private void step(String at, String status, String text) {
        steps.addObject().put("at", at).put("status", status).put("text", text);
    }
}
