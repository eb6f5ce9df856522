package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.local.servers.Ports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final String WEEK = "604800000";

    @Test
    void topics_and_their_dead_letter_topics_are_made_with_their_retention() throws Exception {
        Stage.freshTopics(Topic.LINE_EVENTS, Topic.WATCHED_LINES);

        try (var admin = KafkaClients.admin(Stage.settings())) {
            var config = Stream.of("line.events.v1", "line.events.v1.dlq", "watched.lines.v1", "watched.lines.v1.dlq")
                    .map(name -> policy(admin, name))
                    .toList();
            assertThat(config)
                    .containsExactly(
                            "delete after " + WEEK,
                            "delete after 2592000000",
                            "compact after " + WEEK,
                            "delete after 2592000000");
        }
        assertThat(Topics.partitions(Stage.settings(), Topic.LINE_EVENTS)).isEqualTo(Stage.PARTITIONS);
    }

    @Test
    void what_is_there_stays_as_it_is() throws Exception {
        Stage.freshTopics(Topic.LINE_EVENTS);

        Topics.ensure(
                MessagingSettings.of(Stage.settings().bootstrapServers(), "engine-service", Stage.PARTITIONS + 4, 1),
                List.of(Topic.LINE_EVENTS, Topic.WATCHED_LINES),
                Stage.LIMIT);

        assertThat(Topics.partitions(Stage.settings(), Topic.LINE_EVENTS)).isEqualTo(Stage.PARTITIONS);
    }

    @Test
    void partition_of_a_key_is_where_the_producer_puts_it() throws Exception {
        Stage.freshTopics(Topic.SWITCH_ORDERS);
        var keys = Stream.generate(Ids::next).limit(50).map(UUID::toString).toList();

        CallFacts.send(keys.stream()
                .map(key -> CallFacts.raw(Topic.SWITCH_ORDERS, key, new byte[0]))
                .toList());

        assertThat(Stage.records(Topic.SWITCH_ORDERS.wireName(), 50))
                .hasSize(50)
                .allSatisfy(record -> assertThat(Partition.of(
                                Topic.SWITCH_ORDERS,
                                new String(record.key(), StandardCharsets.UTF_8),
                                Stage.PARTITIONS))
                        .isEqualTo(new Partition(Topic.SWITCH_ORDERS, record.partition())));
    }

    @Test
    void broker_that_does_not_come_is_waited_for_no_longer_than_the_limit() throws Exception {
        var nobody = MessagingSettings.of("127.0.0.1:" + Ports.free(), "engine-service", 1, 1);

        assertThatThrownBy(() -> Topics.ensure(nobody, List.of(Topic.LINE_EVENTS), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("topics are not there after 1 s at " + nobody.bootstrapServers());
    }

    private static String policy(Admin admin, String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            var found = admin.describeConfigs(List.of(resource)).all().get();
            var config = Objects.requireNonNull(found.get(resource));
            return config.get("cleanup.policy").value() + " after "
                    + config.get("retention.ms").value();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
