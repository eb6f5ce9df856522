package io.ringback.engine.hostile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ringback.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One text in a golden message, and the message with another text in its place.
 *
 * @param file {@code <topic>/<type>.<case>.json}
 * @param alike every place that holds the same, this one among them
 */
record GoldenTexts(String file, Topic topic, JsonNode message, JsonPointer place, List<JsonPointer> alike) {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "."), "../contracts/src/test/resources/golden");
    private static final String EXTENSION = "{\"kind\":\"extension\",\"site\":\"berlin\",\"digits\":\"112\"}";
    private static final String BOX = "493023125002";
    private static final String PUBLIC = "{\"kind\":\"e164\",\"number\":\"+" + BOX + "\"}";
    private static final Set<String> KINDS = Set.of("e164", "extension", "voicemail");
    private static final String VOICEMAIL = "{\"kind\":\"voicemail\",\"box\":\"" + BOX + "\"}";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Every text of every golden message. */
    static List<GoldenTexts> all() throws IOException {
        List<GoldenTexts> all = new ArrayList<>();
        try (var paths = Files.walk(FOLDER)) {
            for (Path path : paths.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String file = FOLDER.relativize(path).toString();
                Topic topic = Topic.named(file.substring(0, file.indexOf('/')));
                JsonNode golden = JSON.readTree(path.toFile());
                for (JsonNode message : List.of(
                        golden,
                        of(golden, EXTENSION, "112"),
                        of(golden, VOICEMAIL, BOX),
                        of(golden, PUBLIC, "+" + BOX))) {
                    List<JsonPointer> places = new ArrayList<>();
                    texts(message, JsonPointer.empty(), places::add);
                    places.forEach(place ->
                            all.add(new GoldenTexts(file, topic, message, place, alike(message, place, places))));
                }
            }
        }
        return all;
    }

    /** The message with this party wherever it has one, and routes to them over the office's trunk. */
    private static JsonNode of(JsonNode golden, String party, String number) throws IOException {
        JsonNode changed = golden.deepCopy();
        JsonNode other = JSON.readTree(party);
        changed.findParents("kind").stream()
                .map(ObjectNode.class::cast)
                .filter(each -> KINDS.contains(each.path("kind").asText()))
                .forEach(each -> each.removeAll().setAll((ObjectNode) other));
        changed.findParents("trunk").stream()
                .map(ObjectNode.class::cast)
                .filter(each -> each.has("number"))
                .forEach(each -> each.put("trunk", "office").put("number", number));
        return changed;
    }

    private static void texts(JsonNode node, JsonPointer at, Consumer<JsonPointer> found) {
        if (node.isTextual()) {
            found.accept(at);
        }
        node.properties().forEach(field -> texts(field.getValue(), at.appendProperty(field.getKey()), found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            texts(node.get(i), at.appendIndex(i), found);
        }
    }

    private static List<JsonPointer> alike(JsonNode message, JsonPointer place, List<JsonPointer> places) {
        return places.stream()
                .filter(each -> message.at(each).equals(message.at(place)))
                .toList();
    }

    String value() {
        return message.at(place).textValue();
    }

    /** The field's name, without its message. */
    String field() {
        return place.toString().replaceAll("/[0-9]+", "[]");
    }

    /**
     * The message with this text instead, as bytes that may come from a topic.
     *
     * @param everywhere whether other fields that hold the same get it too, as a route and its party do
     */
    byte[] with(String text, boolean everywhere) {
        JsonNode changed = message.deepCopy();
        if (everywhere) {
            alike.forEach(each -> replace(changed, each, text));
        } else {
            replace(changed, place, text);
        }
        try {
            return JSON.writer()
                    .without(JsonGenerator.Feature.STRICT_DUPLICATE_DETECTION)
                    .writeValueAsBytes(changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(JsonNode message, JsonPointer place, String text) {
        switch (message.at(place.head())) {
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), TextNode.valueOf(text));
            case ArrayNode array -> array.set(place.last().getMatchingIndex(), TextNode.valueOf(text));
            default -> throw new IllegalStateException("no place for a text: " + place);
        }
    }
}
