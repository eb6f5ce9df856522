package io.ringback.local.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a service's OpenAPI document leaves out. */
public final class Descriptions {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String NO_CONTENT = "204";

    private Descriptions() {}

    /**
     * Answers of success of which nobody can tell what their body holds, such as {@code POST /v1/things 201}: those that have
     * none among them, but for 204.
     *
     * @param openApi the document, as JSON
     */
    public static List<String> answersWithoutSchema(String openApi) {
        try {
            return new JsonMapper()
                    .readTree(openApi).path("paths").properties().stream()
                            .flatMap(path -> path.getValue().properties().stream()
                                    .filter(operation -> METHODS.contains(operation.getKey()))
                                    .flatMap(operation -> answers(path.getKey(), operation)))
                            .sorted()
                            .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static Stream<String> answers(String path, Map.Entry<String, JsonNode> operation) {
        return operation.getValue().path("responses").properties().stream()
                .filter(answer ->
                        answer.getKey().startsWith("2") && !answer.getKey().equals(NO_CONTENT))
                .filter(answer -> !described(answer.getValue().path("content")))
                .map(answer -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path + " " + answer.getKey());
    }

    private static boolean described(JsonNode content) {
        return !content.isEmpty()
                && content.properties().stream()
                        .allMatch(type -> !type.getValue().path("schema").isEmpty());
    }
}
