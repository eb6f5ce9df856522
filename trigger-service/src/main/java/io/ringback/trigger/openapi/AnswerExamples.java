package io.ringback.trigger.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.jspecify.annotations.Nullable;

/** Puts an example of its answer to each operation: the file has them by method and path. */
@OpenApiFilter
public final class AnswerExamples implements OASFilter {
    private static final String FILE = "/openapi-examples.json";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Map<String, Object> examples = read();
        if (description.getPaths() == null || description.getPaths().getPathItems() == null) {
            return;
        }
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> show(operation, examples.get(method + " " + path))));
    }

    /** To every answer that is no problem and has a body. */
    private static void show(Operation operation, @Nullable Object example) {
        if (example == null || operation.getResponses() == null) {
            return;
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                response.getContent().getMediaTypes().values().forEach((MediaType type) -> type.setExample(example));
            }
        });
    }

    private static Map<String, Object> read() {
        try (var file = Objects.requireNonNull(AnswerExamples.class.getResourceAsStream(FILE), FILE)) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
