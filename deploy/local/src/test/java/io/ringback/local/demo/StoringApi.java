package io.ringback.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stands for the services: keeps what is posted, lists it, and knows as much of each resource as the set-up relies on. */
final class StoringApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was asked to be changed, {@code POST /v1/accounts}. */
    final List<String> changes = new ArrayList<>();

    private final Map<String, List<ObjectNode>> stored = new TreeMap<>();
    private final HttpServer server;

    StoringApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What is stored under a collection's path. */
    synchronized List<ObjectNode> stored(String collection) {
        return stored.computeIfAbsent(collection, _ -> new ArrayList<>());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var answer = exchange.getRequestMethod().equals("GET")
                    ? read(path)
                    : change(
                            exchange.getRequestMethod(),
                            path,
                            JSON.readValue(exchange.getRequestBody(), ObjectNode.class));
            var bytes = JSON.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ObjectNode read(String path) {
        if (path.endsWith("/pin")) {
            return JSON.createObjectNode().put("set", !stored(path).isEmpty());
        }
        var id = path.substring(path.lastIndexOf('/') + 1);
        return id.startsWith("id-")
                ? one(path, id)
                : JSON.createObjectNode().set("items", JSON.valueToTree(stored(path)));
    }

    private ObjectNode one(String path, String id) {
        return stored(path.substring(0, path.lastIndexOf('/'))).stream()
                .filter(item -> item.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode change(String method, String path, ObjectNode body) {
        changes.add(method + " " + path);
        if (path.endsWith("/pin")) {
            stored(path).add(body);
            return body;
        }
        if (method.equals("PUT")) {
            return one(path, path.substring(path.lastIndexOf('/') + 1)).setAll(body);
        }
        if (path.endsWith("/activate")) {
            return stored("/v1/rate-decks").getFirst().put("state", "ACTIVE");
        }
        if (path.endsWith("/payments")) {
            stored("/v1/accounts")
                    .getFirst()
                    .withObject("/balance")
                    .put("amount", body.path("amount").asText());
        }
        body.put("id", "id-" + (stored(path).size() + 1)).put("key", "rb_made").put("number", "10000001");
        body.put("state", path.equals("/v1/switches") ? "READY" : "DRAFT");
        body.withObject("/balance").put("amount", "0.00");
        stored(path).add(body);
        return body;
    }
}
