package io.ringback.edge.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names a page by what is on it: the scanner makes the name of a {@code Page<CallbackView>} out of Java's. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PageNames implements OASFilter {
    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Components components = description.getComponents();
        if (components == null || components.getSchemas() == null || description.getPaths() == null) {
            return;
        }
        Map<String, String> names = new HashMap<>();
        Map.copyOf(components.getSchemas()).forEach((name, schema) -> {
            String item = itemName(schema);
            if (item != null && name.startsWith("Page")) {
                String better = item + "Page";
                names.put(SCHEMAS + name, SCHEMAS + better);
                components.removeSchema(name);
                components.addSchema(better, schema.required(List.of("items")));
            }
        });
        description.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getResponses() != null)
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .filter(schema -> schema.getRef() != null)
                .forEach(schema -> schema.setRef(names.getOrDefault(schema.getRef(), schema.getRef())));
    }

    /** What a page has many of; null if it is no page of things with a name. */
    private static @Nullable String itemName(Schema schema) {
        Map<String, Schema> fields = schema.getProperties();
        if (fields == null || !fields.keySet().equals(Set.of("items", "next"))) {
            return null;
        }
        Schema item = Objects.requireNonNull(fields.get("items")).getItems();
        return item == null || item.getRef() == null ? null : item.getRef().substring(SCHEMAS.length());
    }
}
