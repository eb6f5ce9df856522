package io.ringback.edge.delivery;

import io.ringback.contracts.Topic;
import io.ringback.messaging.BatchHandler;
import io.ringback.messaging.Database;
import io.ringback.messaging.MessageConsumer;
import io.ringback.messaging.MessagingSettings;
import io.ringback.messaging.PartitionListener;
import io.ringback.messaging.RecordHandler;
import java.time.Duration;
import java.util.Set;

/**
 * What a service consumes, declared as a CDI bean ({@code @Produces @Singleton}): it is begun once the topics are there
 * and all {@link Snapshots} are read to their end, and ended before anything it needs.
 *
 * @param group whose members share the partitions: {@code <service>.<topic>}
 * @param opening makes the consumer, not started
 */
public record Consumption(String group, Set<Topic> topics, Opening opening) {
    public Consumption {
        topics = Set.copyOf(topics);
    }

    /** Each message by itself; those of one poll share a transaction. */
    public static Consumption each(String group, Set<Topic> topics, RecordHandler handler) {
        return each(group, topics, handler, PartitionListener.none());
    }

    /** As {@link #each(String, Set, RecordHandler)}, for who must know its partitions. */
    public static Consumption each(String group, Set<Topic> topics, RecordHandler handler, PartitionListener listener) {
        RecordHandler traced = new TracedHandler(handler);
        return new Consumption(
                group,
                topics,
                (settings, database) -> new MessageConsumer(settings, database, group, topics, traced, listener));
    }

    /** All messages of a poll at once; the handler continues the traces itself. */
    public static Consumption inBatches(String group, Set<Topic> topics, BatchHandler handler) {
        return new Consumption(
                group,
                topics,
                (settings, database) -> MessageConsumer.inBatches(settings, database, group, topics, handler));
    }

    /** The same with another least time between two batches, for a busy topic that nobody waits for. */
    public Consumption pacedBy(Duration pace) {
        return new Consumption(group, topics, (settings, database) -> opening.open(settings.pacedBy(pace), database));
    }

    /** Makes the consumer. */
    @FunctionalInterface
    public interface Opening {
        MessageConsumer open(MessagingSettings settings, Database database);
    }
}
