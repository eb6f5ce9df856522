package io.ringback.proof.whole;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The operator's SMS gateway, and the phones behind it: what was last written to each. */
final class Inbox implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    Inbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/messages", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
    }

    /** The six digits that were last written to a phone; waits for them. */
    String code(String number) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> texts.getOrDefault(number, ""), text -> text.matches(".*[0-9]{6}.*"))
                .replaceAll(".*?([0-9]{6}).*", "$1");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var message = new ObjectMapper().readTree(exchange.getRequestBody());
            texts.put(message.path("to").asText(), message.path("text").asText());
            exchange.sendResponseHeaders(202, -1);
        }
    }
}
