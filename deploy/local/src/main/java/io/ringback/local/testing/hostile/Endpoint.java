package io.ringback.local.testing.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a service, as its OpenAPI document tells.
 *
 * @param body one that is right, missing where it takes none
 */
record Endpoint(
        String method, String path, List<String> inPath, List<String> inQuery, List<String> inHeaders, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Read by every service, told by none. */
    private static final List<String> COMMON_HEADERS =
            List.of("Authorization", "traceparent", "tracestate", "Accept", "Content-Type", "X-Forwarded-Host");

    /**
     * Every operation of a document.
     *
     * @param bodies a right body for each operation that takes one, by method and path: {@code POST /v1/callbacks}
     * @throws IllegalArgumentException naming the operations that have no such body
     */
    static List<Endpoint> of(String openApi, Map<String, String> bodies) throws IOException {
        List<Endpoint> all = new ArrayList<>();
        List<String> bodiless = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                JSON.readTree(openApi).path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String method = operation.getKey();
                String name = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
                boolean takesBody = operation.getValue().has("requestBody");
                if (METHODS.contains(method) && takesBody && !bodies.containsKey(name)) {
                    bodiless.add(name);
                } else if (METHODS.contains(method)) {
                    all.add(of(path.getKey(), method, operation.getValue(), path.getValue(), bodies.get(name)));
                }
            }
        }
        if (!bodiless.isEmpty()) {
            throw new IllegalArgumentException("operations without a right body to spoil: " + bodiless);
        }
        return all;
    }

    private static Endpoint of(String path, String method, JsonNode operation, JsonNode shared, @Nullable String body)
            throws IOException {
        List<JsonNode> parameters = new ArrayList<>();
        shared.path("parameters").forEach(parameters::add);
        operation.path("parameters").forEach(parameters::add);
        List<String> headers = new ArrayList<>(named(parameters, "header"));
        headers.addAll(COMMON_HEADERS);
        return new Endpoint(
                method.toUpperCase(Locale.ROOT),
                path,
                named(parameters, "path"),
                named(parameters, "query"),
                headers,
                body == null ? JsonNodeFactory.instance.missingNode() : JSON.readTree(body));
    }

    private static List<String> named(List<JsonNode> parameters, String place) {
        return parameters.stream()
                .filter(each -> each.path("in").asText().equals(place))
                .map(each -> each.path("name").asText())
                .toList();
    }
}
