package io.ringback.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden messages with one value spoiled: what the schema refuses the reader refuses too, never with an odd error. */
class ReaderAndSchemaTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Wrong of type, of form or of size, somewhere in every message; null stands for a missing field. */
    private static final List<@Nullable JsonNode> SPOILERS = new ArrayList<>();

    static {
        SPOILERS.add(null);
        SPOILERS.addAll(List.of(
                JSON.nullNode(),
                JSON.numberNode(-1),
                JSON.numberNode(0),
                JSON.numberNode(1_000_000_000_000L),
                JSON.numberNode(1.5),
                JSON.booleanNode(true),
                JSON.objectNode(),
                JSON.arrayNode(),
                JSON.arrayNode().addNull(),
                JSON.textNode(""),
                JSON.textNode("5"),
                JSON.textNode("NO_SUCH_VALUE"),
                JSON.textNode("+٤٤٢٠٧٩٤٦٠٠٠١"),
                JSON.textNode("+4420794600\r\nX: y"),
                JSON.textNode("1e100000"),
                JSON.textNode("2026-03-01T10:00:00+01:00"),
                JSON.textNode("x".repeat(Json.MAX_TEXT_LENGTH + 1))));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void what_the_schema_refuses_is_unreadable(String file) throws IOException {
        Topic topic = Golden.topicOf(file);
        for (JsonNode spoiler : SPOILERS) {
            for (int place = 0; ; place++) {
                var message = Json.mapper().readTree(Golden.read(file));
                String path = new Spoiling(place, spoiler).spoil(message, "");
                if (path == null) {
                    break;
                }
                boolean allowed =
                        Schemas.faults(topic, withoutNulls(message.deepCopy())).isEmpty();

                String refusal = refusal(topic, message);

                if (!allowed) {
                    assertThat(refusal)
                            .as("%s with %s at %s", file, spoiler, path)
                            .startsWith("not a message of " + topic.wireName())
                            .hasSizeLessThan(400)
                            .doesNotContain("\r", "\n", "X: y", "٤٤");
                }
            }
        }
    }

    static List<String> golden() {
        return Stream.of(Golden.files()).flatMap(List::stream).toList();
    }

    private static @Nullable String refusal(Topic topic, JsonNode message) throws IOException {
        try {
            Json.read(topic, Json.mapper().writeValueAsBytes(message));
            return null;
        } catch (UnreadableMessage e) {
            return e.getMessage();
        }
    }

    /** A null field says the same as a missing one: allowed where the field is optional. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(ReaderAndSchemaTest::withoutNulls);
        return node;
    }

    /** Walks a message and replaces the value at one place, counted in reading order. */
    private static final class Spoiling {
        private final @Nullable JsonNode spoiler;
        private int left;

        Spoiling(int place, @Nullable JsonNode spoiler) {
            this.left = place;
            this.spoiler = spoiler;
        }

        /** Where it replaced; null if the message has fewer places. */
        @Nullable
        String spoil(JsonNode node, String path) {
            if (node instanceof ObjectNode object) {
                for (String name : new ArrayList<>(names(object))) {
                    if (left-- == 0) {
                        return replace(object, name, path);
                    }
                    String found = spoil(object.get(name), path + "/" + name);
                    if (found != null) {
                        return found;
                    }
                }
            }
            if (node instanceof ArrayNode array) {
                for (int index = 0; index < array.size(); index++) {
                    if (left-- == 0) {
                        array.set(index, spoiler == null ? JSON.nullNode() : spoiler);
                        return path + "/" + index;
                    }
                    String found = spoil(array.get(index), path + "/" + index);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        }

        private String replace(ObjectNode object, String name, String path) {
            if (spoiler == null) {
                object.remove(name);
            } else {
                object.set(name, spoiler);
            }
            return path + "/" + name;
        }

        private static List<String> names(ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            return names;
        }
    }
}
