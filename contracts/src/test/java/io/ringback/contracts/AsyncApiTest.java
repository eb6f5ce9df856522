package io.ringback.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document names every topic and message of the code, and no other. */
class AsyncApiTest {
    private static final AsyncApi API = AsyncApi.read();
    private static final String DEAD_LETTERS = "{topic}.dlq";

    @Test
    void channels_are_the_topics_and_their_dead_letters() {
        var addresses = new ArrayList<String>();
        API.document()
                .path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));

        assertThat(addresses)
                .containsExactlyElementsOf(
                        Stream.concat(topics(), Stream.of(DEAD_LETTERS)).toList());
        assertThat(API.channel(DEAD_LETTERS).at("/parameters/topic/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(topics().toList());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void channel_carries_the_messages_of_its_topic(Topic topic) {
        JsonNode messages = API.channel(topic.wireName()).path("messages");

        assertThat(AsyncApi.names(messages)).containsExactlyElementsOf(types(topic));
        messages.properties().forEach(entry -> {
            JsonNode message = API.follow(entry.getValue());
            assertThat(message.path("name").asText()).isEqualTo(entry.getKey());
            assertThat(message.at("/payload/schema").findValuesAsText("$ref"))
                    .isEqualTo(payload(topic, entry.getKey()));
        });
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void channel_is_kept_at_the_broker_as_its_topic(Topic topic) {
        JsonNode kafka = API.channel(topic.wireName()).at("/bindings/kafka");

        assertThat(kafka.path("topic").asText()).isEqualTo(topic.wireName());
        assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").asText())
                .isEqualTo(topic.compacted() ? "compact" : "delete");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void channel_has_one_owner_that_sends(Topic topic) {
        var services = List.of("trigger-service", "rating-service", "engine-service", "cdr-service");

        assertThat(API.services("send", topic.wireName())).hasSize(1).isSubsetOf(services);
        assertThat(API.services("receive", topic.wireName()))
                .isSubsetOf(services)
                .doesNotHaveDuplicates();
    }

    @Test
    void every_reference_leads_somewhere() {
        for (JsonNode reference : API.references()) {
            assertThat(API.follow(reference).isMissingNode())
                    .as(reference.toString())
                    .isFalse();
        }
    }

    @Test
    void every_message_described_is_on_a_channel() {
        var used = new ArrayList<String>();
        API.document()
                .path("channels")
                .forEach(channel -> channel.path("messages")
                        .findValuesAsText("$ref")
                        .forEach(reference -> used.add(reference.replace("#/components/messages/", ""))));

        assertThat(AsyncApi.names(API.document().at("/components/messages"))).containsExactlyElementsOf(used);
    }

    private static Stream<String> topics() {
        return Stream.of(Topic.values()).map(Topic::wireName);
    }

    private static List<String> types(Topic topic) {
        var types = topic == Topic.CALL_EVENTS
                ? Stream.of(CallFact.class.getPermittedSubclasses())
                : topic.recordTypes().stream();
        return types.map(Class::getSimpleName).toList();
    }

    private static List<String> payload(Topic topic, String type) {
        String definitions = "schemas/" + topic.wireName() + ".schema.json#/$defs/";
        return topic == Topic.CALL_EVENTS
                ? List.of(definitions + "CallEvent", definitions + type)
                : List.of(definitions + type);
    }
}
