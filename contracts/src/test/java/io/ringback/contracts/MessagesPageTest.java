package io.ringback.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesPageTest {
    private static final Pattern TOPIC = Pattern.compile("\\b[a-z]+\\.[a-z]+\\.v[0-9]\\b");

    @Test
    void page_for_people_names_every_topic_and_message() throws IOException {
        String page = Files.readString(Golden.MODULE.resolve("../docs/messages.md"));

        var topics = new TreeSet<String>();
        TOPIC.matcher(page).results().forEach(found -> topics.add(found.group()));
        assertThat(topics)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::wireName).toList());
        for (Case each : Cases.all()) {
            assertThat(page).contains("| " + Json.typeOf(each.message()) + " |");
        }
    }
}
