package io.ringback.messaging;

import io.ringback.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends the dead letters of a topic back to it, for a command. A letter keeps its event id, so a consumer that had
 * handled it already does nothing. Each letter is sent once, also over several runs, unless a run is killed.
 */
public final class DeadLetterRedrive {
    private static final String GROUP = "ringback.redrive";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(10);

    private DeadLetterRedrive() {}

    /**
     * Sends back what lies there now; what fails again meanwhile waits for the next run.
     *
     * @return how many
     */
    public static int redrive(MessagingSettings settings, Topic topic) {
        int sent = 0;
        try (var consumer = KafkaClients.groupConsumer(settings, GROUP, "redrive");
                var sender = new DeadLetters(settings, "redrive-sender")) {
            var partitions = consumer.partitionsFor(topic.deadLetterName(), LOOKUP_LIMIT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions, LOOKUP_LIMIT);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var letter : consumer.poll(POLL)) {
                    var partition = new TopicPartition(letter.topic(), letter.partition());
                    if (letter.offset() >= ends.getOrDefault(partition, 0L)) {
                        continue;
                    }
                    sender.send(original(topic, letter));
                    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(letter.offset() + 1)));
                    sent++;
                }
            }
        }
        return sent;
    }

    /** {@code <bootstrap servers> <topic>} */
    public static void main(String[] arguments) {
        var expected = List.of("bootstrap servers", "topic");
        if (arguments.length != expected.size()) {
            throw new IllegalArgumentException("expected arguments: " + expected);
        }
        var settings = MessagingSettings.of(arguments[0], "redrive", 1, 1);
        var sent = redrive(settings, Topic.named(arguments[1]));
        System.out.println(sent + " dead letters sent back to " + arguments[1]);
    }

    private static ProducerRecord<byte[], byte[]> original(Topic topic, ConsumerRecord<byte[], byte[]> letter) {
        var record = new ProducerRecord<>(topic.wireName(), null, letter.key(), letter.value(), letter.headers());
        DeadLetters.withoutReasons(record);
        return record;
    }
}
