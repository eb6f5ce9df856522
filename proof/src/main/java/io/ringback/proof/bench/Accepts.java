package io.ringback.proof.bench;

import io.ringback.proof.load.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Asks for callbacks that are due in weeks, each for other numbers, right at the service. */
final class Accepts {
    private static final int ACCEPTED = 202;

    private final HttpClient http;
    private final URI url;
    private final ProbeAccount account;
    private final Api operator;

    /** The pairs before it are for those that are due at once. */
    private final AtomicInteger next;

    Accepts(HttpClient http, Stack stack, ProbeAccount account, int firstPair) {
        this.http = http;
        this.url = stack.service("trigger-service");
        this.account = account;
        this.operator = new Api(http, stack.url(), stack.target().operatorKey());
        this.next = new AtomicInteger(firstPair);
    }

    /** So many keys more. */
    List<String> keys(int count) {
        var keys = IntStream.range(0, count)
                .mapToObj(n -> operator.post(
                                "/v1/accounts/" + account.account() + "/keys",
                                Map.of("name", "client " + n, "scope", "customer"))
                        .path("key")
                        .asText())
                .toList();
        keys.forEach(key -> ProbeAccount.awaitKnown(new Api(http, url, key)));
        return keys;
    }

    Crowd.Client client(String key) {
        return () -> ask(key);
    }

    private void ask(String key) throws IOException, InterruptedException {
        int number = next.getAndIncrement();
        var callers = account.callers();
        var body = "{\"caller\":\"%s\",\"callee\":\"%s\",\"notBefore\":\"%s\"}"
                .formatted(
                        callers.get(number % callers.size()),
                        Schedules.callee(number / callers.size()),
                        Instant.now().plus(30, ChronoUnit.DAYS));
        var request = HttpRequest.newBuilder(url.resolve("/v1/callbacks"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != ACCEPTED) {
            throw new IllegalStateException("a request was answered " + status);
        }
    }
}
