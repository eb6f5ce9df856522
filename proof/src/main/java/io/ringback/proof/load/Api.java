package io.ringback.proof.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The public API with one key, for what is made before the load. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI url;
    private final String key;

    /**
     * The API.
     *
     * @param key what each request bears
     */
    public Api(HttpClient http, URI url, String key) {
        this.http = http;
        this.url = url;
        this.key = key;
    }

    /** What is there. */
    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** Makes something. */
    public JsonNode post(String path, Map<String, ?> body) {
        try {
            var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(json)
                    .build());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + body.keySet(), e);
        }
    }

    /** Takes something away. */
    public JsonNode delete(String path) {
        return send(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new Refused(request.method() + " " + request.uri().getPath() + " was answered "
                        + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new Refused(request.method() + " " + request.uri().getPath() + " got no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    /** The stack does not let the load be prepared. */
    public static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
