package io.ringback.proof.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Requests that pass the gateway and the server of trigger-service, and are sent away at its door: no key.
 *
 * @param url the gateway
 */
record RawRequests(URI url) {
    private static final int UNAUTHORIZED = 401;

    Crowd.Outcome run(int clients, Duration span) throws InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/v1/callbacks"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return Crowd.run(clients, span, () -> () -> send(http, request));
        }
    }

    private static void send(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != UNAUTHORIZED) {
            throw new IllegalStateException("a request without a key was answered " + status);
        }
    }
}
