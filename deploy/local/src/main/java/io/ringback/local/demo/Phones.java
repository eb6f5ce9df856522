package io.ringback.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.local.process.Halt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * The simulated phones, which count how often they really rang.
 *
 * @param simulators where they are asked; a phone can be reached over each
 */
record Phones(List<URI> simulators) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How often a phone has rung since the simulators started. */
    long rings(String number) {
        return simulators.stream()
                .mapToLong(simulator -> rings(simulator, number))
                .sum();
    }

    private static long rings(URI simulator, String number) {
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
