package io.ringback.local.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ringback.local.process.Halt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks over HTTP; no answer is an answer, too. */
final class Asking {
    /** What is not there. */
    private static final Answer NONE = new Answer(0, MissingNode.getInstance());

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The check of a switch may take so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String key;

    Asking(String key) {
        this.key = key;
    }

    /**
     * What came back.
     *
     * @param status 0 if nothing did
     */
    record Answer(int status, JsonNode body) {}

    Answer get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    Answer post(URI address) {
        return send(HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(
                    request.header("Authorization", "Bearer " + key)
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), parsed(response.body()));
        } catch (IOException e) {
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt("Interrupted.", e);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
