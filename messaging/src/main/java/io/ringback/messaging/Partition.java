package io.ringback.messaging;

import io.ringback.contracts.Topic;
import org.apache.kafka.common.utils.Utils;

/** A part of a topic, numbered from 0. */
public record Partition(Topic topic, int number) {
    /**
     * Where the messages of a key lie, as Kafka's own producer spreads them (murmur2).
     *
     * @param partitions how many the topic has; see {@link Topics#partitions}
     */
    public static Partition of(Topic topic, String key, int partitions) {
        return new Partition(topic, Utils.toPositive(Utils.murmur2(CloudEventHeaders.bytes(key))) % partitions);
    }
}
