package io.ringback.proof.chaos.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How often each phone rang for one attempt, counted at the phone. Each of these calls has one way to each of its phones,
 * so more than once is once too often.
 *
 * @param rings by attempt and phone
 */
record PhoneRings(Map<Rung, Integer> rings) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALL = Pattern.compile("rb-[a-z0-9]{1,16}-([0-9a-f-]{36})-caller-[0-9]{1,3}");

    PhoneRings {
        rings = Map.copyOf(rings);
    }

    /** A phone that rang for an attempt. */
    record Rung(UUID attempt, String phone) {}

    /** What all phones of these switches have seen. */
    static PhoneRings of(List<URI> switches) throws InterruptedException {
        var rings = new HashMap<Rung, Integer>();
        try (var http = HttpClient.newHttpClient()) {
            for (URI each : switches) {
                var request = HttpRequest.newBuilder(each.resolve("/phones")).build();
                var phones = JSON.readTree(
                        http.send(request, BodyHandlers.ofByteArray()).body());
                phones.forEach(phone -> count(phone, rings));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the phones cannot be asked: " + e, e);
        }
        return new PhoneRings(rings);
    }

    /** Rings in all. */
    long total() {
        return rings.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Rings beyond the first, of this attempt. */
    long beyondTheFirst(UUID attempt) {
        return rings.entrySet().stream()
                .filter(rung -> rung.getKey().attempt().equals(attempt))
                .mapToLong(rung -> rung.getValue() - 1L)
                .sum();
    }

    /** Rings beyond the first, of any attempt. */
    long beyondTheFirst() {
        return rings.values().stream().mapToLong(count -> count - 1L).sum();
    }

    private static void count(JsonNode phone, Map<Rung, Integer> rings) {
        for (JsonNode ring : phone.path("ringIntents")) {
            var call = CALL.matcher(ring.path("linkedId").asText());
            if (call.matches()) {
                var rung = new Rung(
                        UUID.fromString(call.group(1)), phone.path("number").asText());
                rings.merge(rung, 1, Integer::sum);
            }
        }
    }
}
