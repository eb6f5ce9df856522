package io.ringback.proof.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Asks for callbacks one after the other and notes when. */
final class Probe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCEPTED = 202;

    private final HttpClient http;
    private final Stack stack;
    private final ProbeAccount account;
    private final Random pauses = new Random(1);
    private int next = new Random().nextInt(5_000);

    Probe(HttpClient http, Stack stack, ProbeAccount account) {
        this.http = http;
        this.stack = stack;
        this.account = account;
    }

    /**
     * What was asked for.
     *
     * @param sentAt by callback, in the order of the requests
     * @param accepted microseconds until the 202 was there
     */
    record Asked(Map<UUID, Instant> sentAt, Histogram accepted) {}

    /**
     * So many requests, each some time after the answer to the one before: the mean pause, more or less by a half, so
     * that no rhythm of the stack is met again and again.
     */
    Asked ask(int count, Duration meanPause) throws IOException, InterruptedException {
        var sentAt = new LinkedHashMap<UUID, Instant>();
        var accepted = Micros.histogram();
        for (int i = 0; i < count; i++) {
            long half = meanPause.toNanos() / 2;
            TimeUnit.NANOSECONDS.sleep(half + pauses.nextLong(2 * half));
            var request = HttpRequest.newBuilder(stack.url().resolve("/v1/callbacks"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + account.key())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(ProbeAccount.body(next++)))
                    .build();
            var now = Instant.now();
            long begun = System.nanoTime();
            var response = http.send(request, BodyHandlers.ofByteArray());
            long nanos = System.nanoTime() - begun;
            if (response.statusCode() == ACCEPTED) {
                Micros.addNanos(accepted, nanos);
                sentAt.put(
                        UUID.fromString(
                                JSON.readTree(response.body()).path("id").asText()),
                        now);
            }
        }
        return new Asked(sentAt, accepted);
    }
}
