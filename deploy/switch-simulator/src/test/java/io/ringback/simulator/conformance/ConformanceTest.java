package io.ringback.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.conformance.Difference.Both;
import io.ringback.simulator.manager.ManagerUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded session played to the simulator: each stream of messages must be the recorded one, header by header. */
class ConformanceTest {
    private static final Path TRACES = Path.of("src/test/resources/traces");

    /** Longer than in the recordings, so that a slow machine logs in before it is over, as the recorder did. */
    private static final Duration BOOT = Duration.ofSeconds(3);

    private static final AcceptedDifferences ACCEPTED = AcceptedDifferences.read();

    static List<String> stored() {
        try (Stream<Path> files = Files.list(TRACES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> recordings() {
        return stored().stream().filter(ACCEPTED::isReplayed).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void simulator_says_what_the_recorded_asterisk_said(String name) throws Exception {
        Recording recording = Recording.of(TRACES.resolve(name));
        Settings settings =
                Settings.standard().withoutTimestamps().withBootTime(BOOT).with(ManagerUser.parse("cb:cbsecret"));
        try (Simulator simulator = Simulator.start(settings)) {
            Map<Integer, List<Message>> said =
                    Replay.of(recording, simulator.amiPort(), what -> disturb(simulator, what));

            List<Difference> accepted = ACCEPTED.of(name);
            List<Compared> sessions = compared(recording, said, accepted);
            sessions.forEach(each -> assertThat(each.simulated())
                    .as("session %d", each.session())
                    .isEqualTo(each.recorded()));
            for (Difference difference : accepted) {
                List<Difference> others = accepted.stream()
                        .filter(each -> !each.equals(difference))
                        .toList();
                assertThat(compared(recording, said, others))
                        .as("accepted though it no longer occurs in %s: %s", name, difference)
                        .anyMatch(Compared::differs);
            }
        }
    }

    @Test
    void every_row_of_the_file_is_about_a_recording_that_is_stored() {
        Stream<Difference> rows = Stream.concat(ACCEPTED.differences().stream(), ACCEPTED.notReplayed().stream());

        assertThat(rows)
                .allSatisfy(row -> assertThat(row.recordings())
                        .allSatisfy(prefix -> assertThat(stored())
                                .anyMatch(name -> name.startsWith(prefix + "_") || name.startsWith(prefix + "."))));
    }

    /** What both sides said in a session, as text. */
    private record Compared(int session, String recorded, String simulated) {
        boolean differs() {
            return !recorded.equals(simulated);
        }
    }

    private static List<Compared> compared(
            Recording recording, Map<Integer, List<Message>> said, List<Difference> accepted) {
        List<Compared> sessions = new ArrayList<>();
        for (int session : recording.sessions()) {
            Both both = new Both(recording.received(session), said.getOrDefault(session, List.of()));
            for (Difference difference : accepted) {
                both = difference.without(both);
            }
            sessions.add(new Compared(
                    session, lines(Normaliser.streams(both.recorded())), lines(Normaliser.streams(both.simulated()))));
        }
        return sessions;
    }

    /** What the recorder did at Asterisk's console is done at the simulator's control port. */
    private static void disturb(Simulator simulator, String what) throws Exception {
        String fault = switch (what) {
            case "CLI: core restart now" -> "restart";
            case "CLI: core restart gracefully", "CLI: core restart gracefully again, then hang up all" ->
                "gracefulRestart";
            case "CLI: core abort shutdown" -> "abortShutdown";
            case "kill -9 asterisk" -> "kill";
            default -> throw new IllegalArgumentException("nobody knows how to do this: " + what);
        };
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.httpPort() + "/faults"))
                .POST(BodyPublishers.ofString("{\"fault\": \"" + fault + "\", \"millis\": 500}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
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
