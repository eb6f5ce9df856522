package io.ringback.proof.bench;

import io.ringback.proof.load.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Many who listen to one callback each hear that it is cancelled; each has a connection of its own. */
final class Listeners {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LAST = "\"status\":\"CANCELLED\"";

    private final HttpClient http;
    private final URI url;
    private final ProbeAccount account;

    Listeners(HttpClient http, URI url, ProbeAccount account) {
        this.http = http;
        this.url = url;
        this.account = account;
    }

    /** How long after the cancel each heard of it. */
    Histogram run(int listeners) throws IOException, InterruptedException {
        var api = new Api(http, url, account.key());
        var due = Instant.now().plus(20, ChronoUnit.DAYS);
        var id = api.post(
                        "/v1/callbacks",
                        Map.of(
                                "caller",
                                account.callers().getFirst(),
                                "callee",
                                Schedules.callee(999),
                                "notBefore",
                                due.toString()))
                .path("id")
                .asText();
        var listening = new CountDownLatch(listeners);
        var over = new CountDownLatch(listeners);
        var heard = Micros.histogram();
        var cancelled = new AtomicLong();
        List<Socket> sockets = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < listeners; i++) {
                var socket = new Socket(url.getHost(), url.getPort());
                sockets.add(socket);
                threads.execute(() -> {
                    if (listen(socket, id, listening)) {
                        Micros.addNanos(heard, System.nanoTime() - cancelled.get());
                    }
                    over.countDown();
                });
            }
            listening.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
            cancelled.set(System.nanoTime());
            api.delete("/v1/callbacks/" + id);
            over.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        return heard;
    }

    /** @return whether the end was heard */
    private boolean listen(Socket socket, String id, CountDownLatch listening) {
        try {
            socket.getOutputStream()
                    .write(("GET /v1/callbacks/" + id + "/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + account.key() + "\r\nAccept: text/event-stream\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
            boolean first = true;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (first && line.contains("\"SCHEDULED\"")) {
                    first = false;
                    listening.countDown();
                }
                if (line.contains(LAST)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // It was closed: whoever has not heard by then has not heard.
            return false;
        }
    }
}
