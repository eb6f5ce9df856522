package io.ringback.messaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Records that were polled and are not yet handled, in order, and the offsets of those that are, not yet committed. */
final class Backlog {
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();

    void add(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(waiting::addLast);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** The first ones, at most this many. */
    List<ConsumerRecord<byte[], byte[]>> first(int most) {
        return waiting.stream().limit(most).toList();
    }

    /** The first ones are handled. */
    void handled(int count) {
        for (int i = 0; i < count; i++) {
            var record = waiting.removeFirst();
            handled.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
    }

    /** What to commit; empty if nothing was handled since {@link #committed}. */
    Map<TopicPartition, OffsetAndMetadata> handledOffsets() {
        return Map.copyOf(handled);
    }

    void committed() {
        handled.clear();
    }

    /** Another member has them now, and handles them. */
    void drop(Collection<TopicPartition> partitions) {
        var kept = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var record : waiting) {
            if (!partitions.contains(new TopicPartition(record.topic(), record.partition()))) {
                kept.add(record);
            }
        }
        waiting.clear();
        waiting.addAll(kept);
        handled.keySet().removeAll(partitions);
    }
}
