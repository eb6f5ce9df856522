package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.ringback.local.testing.Descriptions;
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

    @Test
    void fields_are_required_that_must_be_asked_for_or_are_always_answered() throws IOException {
        JsonNode description = description();
        JsonNode schemas = description.at("/components/schemas");
        JsonNode examples = description.path("paths");

        assertThat(required(schemas, "CallbackRequest")).containsExactly("caller");
        assertThat(required(schemas, "WebhookRequest")).containsExactly("url");
        assertThat(required(schemas, "DryRun")).containsExactlyInAnyOrder("allowed", "rules", "limitSeconds");
        assertThat(required(schemas, "CallbackPage")).containsExactly("items");
        assertThat(required(schemas, "Problem")).contains("code", "status").doesNotContain("errors", "detail");
        assertThat(required(schemas, "Callback"))
                .contains("id", "status", "attempts")
                .doesNotContain("reason", "callee", "window")
                .isSubsetOf(names(
                        examples.at("/~1v1~1callbacks~1{id}/get/responses/200/content/application~1json/example")));
    }

    @Test
    void what_a_client_reads_has_one_schema_each_that_holds_it() throws IOException {
        JsonNode description = description();
        JsonNode schemas = description.at("/components/schemas");
        JsonNode callbacks = description.at("/paths/~1v1~1callbacks");
        Set<String> both = names(schemas.at("/Callback/properties"));
        both.addAll(names(schemas.at("/DryRun/properties")));

        assertThat(callbacks
                        .at("/post/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/CallbackOrDryRun");
        assertThat(names(schemas.at("/CallbackOrDryRun/properties"))).isEqualTo(both);
        assertThat(description
                        .at(
                                "/paths/~1v1~1callbacks~1{id}~1stream/get/responses/200/content/text~1event-stream/schema/type")
                        .asText())
                .isEqualTo("string");
        assertThat(schemas.at("/Money/properties/amount/type").asText()).isEqualTo("string");
        assertThat(names(schemas)).noneMatch(name -> name.matches("Page.*|.*(View|Body|Event)"));
    }

    @Test
    void every_answer_that_has_a_body_says_what_it_holds() {
        assertThat(Descriptions.answersWithoutSchema(
                        RestAssured.get("/q/openapi?format=json").asString()))
                .containsExactly(
                        // Taken, and nothing to tell of it.
                        "POST /v1/webhooks/{id}/notices/{order}/replay 202", "POST /v1/webhooks/{id}/test 202");
    }

    private static List<String> required(JsonNode schemas, String name) {
        List<String> required = new ArrayList<>();
        schemas.path(name).path("required").forEach(field -> required.add(field.asText()));
        return required;
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
