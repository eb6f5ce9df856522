package io.ringback.messaging;

import io.ringback.contracts.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands the messages of some topics to a handler, those of one poll in one transaction, each at least once and per key in
 * order. One thread; {@link #start} and {@link #close} are its life.
 *
 * <p>What fails for a reason that passes (database or broker away, lost against another transaction, time-outs,
 * {@link PassingFault}) is tried again for ever, and {@link #health} says so. Any other failure, and what cannot be read,
 * goes to the topic's dead-letter topic as it came.
 */
public final class MessageConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MessageConsumer.class);

    /** A batch ends within the transaction's time-out, then come a commit and the good-bye to the group. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final String group;
    private final Collection<Topic> topics;
    private final PartitionListener listener;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final DeadLetters deadLetters;
    private final ConsumerLoop loop;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable String ended = "not started";
    private volatile @Nullable String fault;

    private MessageConsumer(
            MessagingSettings settings,
            Database database,
            String group,
            Collection<Topic> topics,
            BatchHandler handler,
            PartitionListener listener) {
        var name = "consumer-" + group;
        this.group = group;
        this.topics = List.copyOf(topics);
        this.listener = listener;
        this.consumer = KafkaClients.groupConsumer(settings, group, name);
        this.deadLetters = new DeadLetters(settings, name + "-dlq");
        var work = new BatchWork(database, new RecordReader(topics), handler, deadLetters, group);
        this.loop = new ConsumerLoop(consumer, work, settings.maxBatch(), settings.pace());
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** @param group of consumers that share the partitions: {@code <service>.<topic>} */
    public MessageConsumer(
            MessagingSettings settings,
            Database database,
            String group,
            Collection<Topic> topics,
            RecordHandler handler) {
        this(settings, database, group, topics, handler, PartitionListener.none());
    }

    /** @param listener hears which partitions this one has */
    public MessageConsumer(
            MessagingSettings settings,
            Database database,
            String group,
            Collection<Topic> topics,
            RecordHandler handler,
            PartitionListener listener) {
        this(settings, database, group, topics, oneByOne(handler), listener);
    }

    /** One whose handler takes all messages of a poll at once. */
    public static MessageConsumer inBatches(
            MessagingSettings settings,
            Database database,
            String group,
            Collection<Topic> topics,
            BatchHandler handler) {
        return new MessageConsumer(settings, database, group, topics, handler, PartitionListener.none());
    }

    /** Starts its thread; returns at once, also while the broker is away. */
    public void start() {
        ended = null;
        thread.start();
    }

    /** Finishes the batch at hand, commits, leaves the group. */
    @Override
    public void close() {
        stop.countDown();
        consumer.wakeup();
        try {
            if (thread.getState() == Thread.State.NEW) {
                end();
            } else if (!thread.join(CLOSE_LIMIT)) {
                LOG.warnf("group=%s msg=\"consumer does not end\"", group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isHealthy() {
        return health().healthy();
    }

    /** Unhealthy while it tries the same again and again, and after its end. */
    public Health health() {
        for (var wrong : new @Nullable String[] {ended, fault, loop.trouble()}) {
            if (wrong != null) {
                return Health.ill("consumer " + group + ": " + wrong);
            }
        }
        return Health.well("consumer " + group + ": running");
    }

    private void run() {
        try {
            consumer.subscribe(topics.stream().map(Topic::wireName).toList(), new Rebalance());
            while (stop.getCount() > 0) {
                try {
                    loop.turn();
                    fault = null;
                } catch (RuntimeException e) {
                    LOG.errorf(e, "group=%s msg=\"consumer in trouble, going on\"", group);
                    fault = e.getMessage();
                    stop.await(PAUSE_AFTER_FAULT.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
            ended = "closed";
        } catch (InterruptedException e) {
            ended = "interrupted";
        } catch (Error e) {
            ended = "ended by " + e;
            throw e;
        } finally {
            end();
        }
    }

    private void end() {
        loop.commitNow();
        consumer.close(CloseOptions.timeout(LEAVE_LIMIT));
        deadLetters.close();
    }

    private static BatchHandler oneByOne(RecordHandler handler) {
        return (tx, messages) -> {
            for (var message : messages) {
                tx.continueTrace(message.traceParent());
                handler.handle(tx, message);
            }
        };
    }

    private static Set<Partition> partitions(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(each -> new Partition(Topic.named(each.topic()), each.partition()))
                .collect(Collectors.toSet());
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            if (!assigned.isEmpty()) {
                loop.assigned(assigned);
                listener.assigned(partitions(assigned));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            if (!revoked.isEmpty()) {
                loop.handOver(revoked);
                listener.revoked(partitions(revoked));
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            if (!lost.isEmpty()) {
                loop.lose(lost);
                listener.lost(partitions(lost));
            }
        }
    }
}
