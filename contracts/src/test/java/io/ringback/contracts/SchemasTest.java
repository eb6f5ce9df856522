package io.ringback.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Records and schemas say the same, and the golden messages obey. */
class SchemasTest {
    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("ringback.schemas.write")) {
            Files.createDirectories(Schemas.FOLDER);
            for (Topic topic : Topic.values()) {
                String text =
                        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(SchemaGenerator.of(topic));
                Files.writeString(Schemas.file(topic), text + "\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void schema_says_what_the_records_say(Topic topic) throws IOException {
        JsonNode generated = Json.mapper().readTree(SchemaGenerator.of(topic).toString());

        assertThat(Files.exists(Schemas.file(topic)) ? Schemas.read(topic) : null)
                .as("%s differs from the records: run with -Dringback.schemas.write=true", Schemas.file(topic))
                .isEqualTo(generated);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void schema_obeys_its_own_meta_schema(Topic topic) {
        var settings =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var meta = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"), settings);

        assertThat(meta.validate(Schemas.read(topic))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void golden_message_obeys_the_schema_of_its_topic(String file) throws IOException {
        JsonNode message = Json.mapper().readTree(Golden.read(file));

        assertThat(Schemas.faults(Golden.topicOf(file), message)).isEmpty();
    }

    @Test
    void there_is_a_schema_for_every_topic_and_no_other() throws IOException {
        try (var files = Files.list(Schemas.FOLDER)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Topic.values()).map(Schemas::file).toList());
        }
    }

    static List<String> golden() {
        return Golden.files();
    }
}
