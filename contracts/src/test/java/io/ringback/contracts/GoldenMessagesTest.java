package io.ringback.contracts;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was once written can be read for ever. Run with {@code -Dringback.golden.add=true} to write the files of new
 * cases and note them in {@code SHA256SUMS}; files that are there stay as they are.
 */
class GoldenMessagesTest {
    private static final Path SUMS = Golden.FOLDER.resolve("SHA256SUMS");
    private static final boolean ADD = Boolean.getBoolean("ringback.golden.add");

    @BeforeAll
    static void addNewCases() throws IOException {
        if (!ADD) {
            return;
        }
        for (Case each : Cases.all()) {
            Path file = Golden.FOLDER.resolve(each.file());
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(each.message()) + "\n");
            }
        }
        var sums = Files.exists(SUMS) ? noted() : new TreeMap<String, String>();
        Golden.files().forEach(file -> sums.putIfAbsent(file, sha256(Golden.read(file))));
        Files.write(
                SUMS,
                sums.entrySet().stream()
                        .map(sum -> sum.getValue() + "  " + sum.getKey())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void golden_message_is_read_and_written_again_the_same(String file) throws Exception {
        var message = Json.read(Golden.topicOf(file), Golden.read(file));

        assertThat(Json.mapper().readTree(Json.write(message)))
                .isEqualTo(Json.mapper().readTree(Golden.read(file)));
        assertThat(Json.typeOf(message)).isEqualTo(Golden.typeOf(file));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void golden_message_means_what_it_always_meant(Case expected) throws Exception {
        var message = Json.read(expected.topic(), Golden.read(expected.file()));

        assertThat(message).isEqualTo(expected.message());
    }

    @Test
    void every_type_of_every_topic_has_two_golden_messages() {
        Map<String, Long> counts = Golden.files().stream()
                .collect(groupingBy(file -> Golden.topicOf(file).wireName() + "/" + Golden.typeOf(file), counting()));

        for (Topic topic : Topic.values()) {
            for (String type : typesOf(topic)) {
                assertThat(counts.getOrDefault(topic.wireName() + "/" + type, 0L))
                        .as("golden messages %s/%s", topic.wireName(), type)
                        .isGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void golden_messages_are_only_ever_added_to() throws IOException {
        var present = new TreeMap<String, String>();
        Golden.files().forEach(file -> present.put(file, sha256(Golden.read(file))));

        assertThat(present)
                .as("the golden files and their sums; a new file is noted by -Dringback.golden.add=true")
                .isEqualTo(noted());
    }

    static List<String> files() {
        return Golden.files();
    }

    static List<Case> cases() {
        return Cases.all();
    }

    private static List<String> typesOf(Topic topic) {
        var types = topic == Topic.CALL_EVENTS
                ? Stream.of(CallFact.class.getPermittedSubclasses())
                : topic.recordTypes().stream();
        return types.map(Class::getSimpleName).toList();
    }

    private static Map<String, String> noted() throws IOException {
        var sums = new TreeMap<String, String>();
        Files.readAllLines(SUMS, StandardCharsets.UTF_8)
                .forEach(line ->
                        sums.put(line.substring(line.indexOf("  ") + 2), line.substring(0, line.indexOf("  "))));
        return sums;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
