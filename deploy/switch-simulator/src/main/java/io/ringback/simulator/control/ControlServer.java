package io.ringback.simulator.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP port of the simulator: watch the phones, let somebody call, break something. */
public final class ControlServer implements AutoCloseable {
    private static final int LONGEST_BODY = 65_536;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Control control;

    /** What is answered: a status and a body that {@link Json} can write. */
    record Answer(int status, Object body) {}

    public ControlServer(InetSocketAddress where, Control control) {
        this.control = control;
        try {
            server = HttpServer.create(where, 64);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen for HTTP on port " + where.getPort(), e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer = answer(exchange);
        byte[] body = Json.write(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        // Only the body is closed: closing the exchange could cut a connection the client means to use again.
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        try {
            return control.answer(method, path, body(exchange));
        } catch (IllegalArgumentException e) {
            return new Answer(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, Object> body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.isBlank() ? Map.of() : Json.read(text);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
