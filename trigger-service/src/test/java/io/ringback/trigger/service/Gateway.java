package io.ringback.trigger.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;

/** The operator's SMS gateway, at the address the service knows. */
final class Gateway implements AutoCloseable {
    private static final int TAKEN = 202;

    private final HttpServer server;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Map<String, IntSupplier> answers = new ConcurrentHashMap<>();

    /** A message as it came. */
    record Sent(String authorization, String to, String from, String text) {
        String code() {
            return text.replaceAll(".*?([0-9]{6}).*", "$1");
        }
    }

    /** @param url what the service is configured with */
    Gateway(URI url) {
        try {
            server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(url.getPath(), this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** What it answers from now on to messages for this number: a status, when it has one. */
    void answers(String number, IntSupplier status) {
        answers.put(number, status);
    }

    /** What came for this number, in order; at least so many. */
    List<Sent> sentTo(String number, int least) {
        return Awaitility.await()
                .atMost(Wire.LIMIT)
                .until(
                        () -> sent.stream()
                                .filter(each -> each.to().equals(number))
                                .toList(),
                        messages -> messages.size() >= least);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
            String number = body.path("to").asText();
            sent.add(new Sent(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    number,
                    body.path("from").asText(),
                    body.path("text").asText()));
            exchange.sendResponseHeaders(
                    answers.getOrDefault(number, () -> TAKEN).getAsInt(), -1);
        }
    }
}
