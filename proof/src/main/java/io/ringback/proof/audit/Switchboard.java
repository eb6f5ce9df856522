package io.ringback.proof.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The simulated switches, asked over HTTP: what their phones have seen and which channels live. */
final class Switchboard implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<URI> addresses;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Switchboard(List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /** A channel that lives now; {@code linkedId} is the first channel of its call. */
    record Channel(String channelId, String linkedId) {}

    /** Every call that reached a phone since the switches started. */
    List<Ring> rings() {
        var rings = new ArrayList<Ring>();
        for (JsonNode phone : ask("/phones")) {
            for (JsonNode ring : phone.path("ringIntents")) {
                rings.add(new Ring(
                        phone.path("number").asText(),
                        ring.path("channelId").asText(),
                        ring.path("linkedId").asText(),
                        ring.path("commandId").asText(),
                        ring.path("answered").asBoolean()));
            }
        }
        return rings;
    }

    /** The channels that live now. */
    List<Channel> channels() {
        var channels = new ArrayList<Channel>();
        for (JsonNode channel : ask("/channels")) {
            channels.add(new Channel(
                    channel.path("channelId").asText(), channel.path("linkedId").asText()));
        }
        return channels;
    }

    @Override
    public void close() {
        http.close();
    }

    /** The items of all answers. */
    private List<JsonNode> ask(String path) {
        var items = new ArrayList<JsonNode>();
        addresses.forEach(address -> ask(address, path).forEach(items::add));
        return items;
    }

    private JsonNode ask(URI address, String path) {
        var request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(LIMIT).build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the switch answers " + path + " with " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("the switch does not answer " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the switch was asked", e);
        }
    }
}
