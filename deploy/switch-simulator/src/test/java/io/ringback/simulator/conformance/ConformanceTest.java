package io.ringback.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.manager.ManagerUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded session played to the simulator: each stream of messages must be the recorded one, header by header. */
class ConformanceTest {
    private static final Path TRACES = Path.of("src/test/resources/traces");

    static Stream<String> recordings() {
        try (Stream<Path> files = Files.list(TRACES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void simulator_says_what_the_recorded_asterisk_said(String name) throws Exception {
        Recording recording = Recording.of(TRACES.resolve(name));
        Settings settings = Settings.standard().withoutTimestamps().with(ManagerUser.parse("cb:cbsecret"));
        try (Simulator simulator = Simulator.start(settings)) {
            Map<Integer, List<Message>> said = Replay.of(recording, simulator.amiPort());

            for (int session = 1; session <= recording.sessions(); session++) {
                Map<String, List<String>> expected = Normaliser.streams(recording.received(session));
                Map<String, List<String>> actual = Normaliser.streams(said.getOrDefault(session, List.of()));
                assertThat(lines(actual)).as("session %d", session).isEqualTo(lines(expected));
            }
        }
    }

    private static String lines(Map<String, List<String>> streams) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(streams).forEach((stream, messages) -> {
            text.append("== ").append(stream).append('\n');
            messages.forEach(message -> text.append(message).append('\n'));
        });
        return text.toString();
    }
}
