package io.ringback.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The checked-in schemas, read by a validator that is not ours. */
final class Schemas {
    static final Path FOLDER = Golden.MODULE.resolve("src/main/resources/schemas");
    private static final Map<Topic, JsonSchema> COMPILED = new EnumMap<>(Topic.class);

    private Schemas() {}

    static Path file(Topic topic) {
        return FOLDER.resolve(topic.wireName() + ".schema.json");
    }

    static JsonNode read(Topic topic) {
        try {
            return Json.mapper().readTree(Files.readAllBytes(file(topic)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with this message by the topic's schema; empty if nothing is. */
    static List<String> faults(Topic topic, JsonNode message) {
        return COMPILED.computeIfAbsent(topic, Schemas::compiled).validate(message).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonSchema compiled(Topic topic) {
        var settings =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(read(topic), settings);
    }
}
