package io.ringback.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.local.process.Halt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * The simulated phones, which count how often they really rang.
 *
 * @param simulator its address for questions
 */
record Phones(URI simulator) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How often a phone has rung since the simulator started. */
    long rings(String number) {
        var request =
                HttpRequest.newBuilder(simulator.resolve("/phones/" + number)).build();
        try (var client = HttpClient.newHttpClient()) {
            var body = client.send(request, BodyHandlers.ofString()).body();
            return JSON.readTree(body).path("rings").asLong();
        } catch (IOException e) {
            throw new Halt("The simulator does not tell how often its phones rang: " + e + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt("Interrupted.", e);
        }
    }
}
