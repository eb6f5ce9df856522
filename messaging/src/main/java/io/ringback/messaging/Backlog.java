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

/**
 * Records that were polled and are not yet handled, in order, and the offsets of those that are: to be committed, or sent
 * to be and not yet answered.
 */
final class Backlog {
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> sent = new HashMap<>();

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

    /** What to commit; empty if nothing was handled since {@link #committed} or {@link #sent}. */
    Map<TopicPartition, OffsetAndMetadata> handledOffsets() {
        return Map.copyOf(handled);
    }

    void committed() {
        sent.keySet().removeAll(handled.keySet());
        handled.clear();
    }

    /** They are on their way to be committed. */
    void sent() {
        sent.putAll(handled);
        handled.clear();
    }

    /** The commit of these succeeded. */
    void confirmed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach(sent::remove);
    }

    /** The commit of these failed: they are to be committed again, unless later ones are or the partition is gone. */
    void refused(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            if (sent.remove(partition, offset)) {
                handled.putIfAbsent(partition, offset);
            }
        });
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
        sent.keySet().removeAll(partitions);
    }
}
