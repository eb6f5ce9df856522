package io.ringback.proof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.proof.bench.Figure.Target;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Figures figures = new Figures(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @Test
    void each_figure_is_a_line_that_says_whether_it_reaches_its_target() {
        figures.add(Figure.of("cpu", 12.04, "ms/callback").promised(Target.atMost(12)));
        figures.add(Figure.of("whole_callbacks", 100.7, "/s").beside(1570.2).promised(Target.atLeast(100)));
        figures.add(Figure.of("memory_kafka", 203.4, "MB"));
        figures.add(Figure.of("originate_idle_p50", Double.NaN, "ms").promised(Target.atMost(25)));

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                figure cpu 12.0 ms/callback limit - target 12.0 short
                figure whole_callbacks 101 /s limit 1570 target 100 ok
                figure memory_kafka 203 MB limit - target - ok
                figure originate_idle_p50 - ms limit - target 25.0 short
                """);
    }

    @Test
    void latencies_are_told_in_milliseconds() {
        var micros = Micros.histogram();
        for (int millis = 1; millis <= 100; millis++) {
            Micros.add(micros, Duration.ofMillis(millis));
        }

        figures.addLatency("raw_commit", micros);

        assertThat(figures.value("raw_commit_p50")).isCloseTo(50, withPercentage(0.1));
        assertThat(figures.value("raw_commit_p99")).isCloseTo(99, withPercentage(0.1));
        assertThat(figures.value("raw_kafka_p50")).isNaN();
    }

    @Test
    void program_reads_the_same_with_null_for_what_is_not_known() throws JsonProcessingException {
        figures.add(Figure.of("cpu", 11.5, "ms/callback").promised(Target.atMost(12)));
        figures.add(Figure.of("wal", Double.NaN, "kB/callback"));

        assertThat(new ObjectMapper().readTree(figures.json(true))).isEqualTo(new ObjectMapper().readTree("""
                {"audit": true, "figures": [
                  {"name": "cpu", "value": 11.5, "unit": "ms/callback", "limit": null, "target": 12.0, "reached": true},
                  {"name": "wal", "value": null, "unit": "kB/callback", "limit": null, "target": null, "reached": true}
                ]}"""));
    }
}
