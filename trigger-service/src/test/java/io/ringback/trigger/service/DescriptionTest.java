package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The description of the API: whole, and true of what is answered. */
@OnServers
class DescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete", "put");

    @Test
    void it_is_openapi_3_1_and_every_operation_on_callbacks_has_an_example() throws IOException {
        JsonNode description = description();
        List<String> without = new ArrayList<>();
        int seen = 0;
        for (String path : names(description.path("paths"))) {
            JsonNode item = description.path("paths").path(path);
            for (String method : names(item)) {
                if (METHODS.contains(method) && path.startsWith("/v1/callbacks")) {
                    seen++;
                    if (!answersHaveExamples(item.path(method)) || !bodyHasExample(description, item.path(method))) {
                        without.add(method + " " + path);
                    }
                }
            }
        }

        assertThat(description.path("openapi").asText()).startsWith("3.1");
        assertThat(seen).isEqualTo(8);
        assertThat(without).isEmpty();
    }

    @Test
    void examples_name_only_fields_that_are_described() throws IOException {
        JsonNode description = description();
        JsonNode callback = description.at("/components/schemas/Callback/properties");
        JsonNode paths = description.path("paths");
        JsonNode moved = paths.path("/v1/callbacks/{id}")
                .at("/patch/responses/200/content")
                .path("application/json")
                .path("example");
        JsonNode listed = paths.path("/v1/callbacks")
                .at("/get/responses/200/content")
                .path("application/json")
                .path("example");

        assertThat(names(callback))
                .containsAll(names(moved))
                .containsAll(names(listed.path("items").path(0)));
        assertThat(names(moved)).contains("window", "nextAttemptAt", "version");
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_no_reference_a_type_beside_it() throws IOException {
        JsonNode description = description();
        List<String> names = new ArrayList<>();
        description
                .path("paths")
                .forEach(item -> item.properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> names.add(
                                operation.getValue().path("operationId").asText())));
        List<JsonNode> typedReferences = description.findParents("$ref").stream()
                .filter(reference -> reference.has("type"))
                .toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .doesNotContain("")
                .contains("createCallback", "listCallbacks", "getCallback", "cancelCallback", "getCallbackTimeline");
        assertThat(typedReferences).isEmpty();
    }

    private static boolean answersHaveExamples(JsonNode operation) {
        return StreamSupport.stream(operation.path("responses").properties().spliterator(), false)
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response ->
                        StreamSupport.stream(response.getValue().path("content").spliterator(), false))
                .allMatch(content -> content.has("example"));
    }

    private static boolean bodyHasExample(JsonNode description, JsonNode operation) {
        JsonNode schema =
                operation.at("/requestBody/content").path("application/json").path("schema");
        return schema.isMissingNode()
                || description.at(schema.path("$ref").asText().substring(1)).has("examples");
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode description() throws IOException {
        return new ObjectMapper()
                .readTree(RestAssured.get("/q/openapi?format=json").asString());
    }
}
