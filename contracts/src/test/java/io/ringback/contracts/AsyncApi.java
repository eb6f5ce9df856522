package io.ringback.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The checked-in AsyncAPI document, and how to follow its references. */
record AsyncApi(JsonNode document) {
    static AsyncApi read() {
        var file = Golden.MODULE.resolve("src/main/resources/asyncapi.yaml");
        try {
            return new AsyncApi(new YAMLMapper().readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The channel of this address; missing if there is none. */
    JsonNode channel(String address) {
        for (JsonNode channel : document.path("channels")) {
            if (channel.path("address").asText().equals(address)) {
                return channel;
            }
        }
        return document.path("no such channel");
    }

    /** What a reference names, in this document or in a schema beside it; missing if nothing. */
    JsonNode follow(JsonNode reference) {
        String target = reference.path("$ref").asText();
        int hash = target.indexOf('#');
        String file = target.substring(0, hash);
        if (file.isEmpty()) {
            return document.at(target.substring(1));
        }
        var topic = Topic.named(file.replace("schemas/", "").replace(".schema.json", ""));
        return Schemas.read(topic).at(target.substring(hash + 1));
    }

    /** Every object with a reference, anywhere in the document. */
    List<JsonNode> references() {
        return document.findParents("$ref");
    }

    /** The services that {@code send} or {@code receive} on a channel. */
    List<String> services(String action, String address) {
        var services = new ArrayList<String>();
        for (JsonNode operation : document.path("operations")) {
            boolean here = follow(operation.path("channel")).equals(channel(address));
            if (here && operation.path("action").asText().equals(action)) {
                services.add(operation.at("/tags/0/name").asText());
            }
        }
        return services;
    }

    static SequencedSet<String> names(JsonNode object) {
        var names = new LinkedHashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
