package io.ringback.proof.whole;

import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of CDRs, read from its beginning to its end as an analyst would. */
final class CdrTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    private CdrTopic() {}

    static List<CallDetailRecord> recordsOf(RunningStack stack, String callback) throws UnreadableMessage {
        var found = new ArrayList<CallDetailRecord>();
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.value("KAFKA_BOOTSTRAP_SERVERS"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.CALL_CDRS.wireName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (var polled : consumer.poll(POLL)) {
                    if (callback.equals(polled.key())) {
                        found.add((CallDetailRecord) Json.read(Topic.CALL_CDRS, polled.value()));
                    }
                }
            }
        }
        return found;
    }
}
