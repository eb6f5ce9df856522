package io.ringback.messaging;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic from its beginning and then goes on, in no group: every replica sees every record. Made for compacted
 * topics that are kept in memory. Records of a key come in order, but an old one may come again; the receiver goes by the
 * version in it, as {@link CompactedView} does.
 */
public final class SnapshotReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SnapshotReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final Topic topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordReader reader;
    private final String name;
    private final DeadLetters deadLetters;
    private final Consumer<Received<? extends Message>> receiver;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final AtomicLong unreadable = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String trouble = "not started";

    /** @param receiver is called on the reader's own thread */
    public SnapshotReader(MessagingSettings settings, Topic topic, Consumer<Received<? extends Message>> receiver) {
        this.name = settings.clientId() + ".snapshots." + topic.wireName();
        this.deadLetters = new DeadLetters(settings, "snapshot-letters-" + topic.wireName());
        var name = "snapshots-" + topic.wireName();
        this.topic = topic;
        this.consumer = KafkaClients.soleConsumer(settings, name);
        this.reader = new RecordReader(List.of(topic));
        this.receiver = receiver;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Starts its thread; returns at once, also while the broker is away. */
    public void start() {
        thread.start();
    }

    /** Whether everything that was there at the start has been received. Stays true. */
    public boolean caughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** @return whether it has caught up within the limit */
    public boolean awaitCaughtUp(Duration limit) throws InterruptedException {
        return caughtUp.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Unhealthy until it has caught up, while the broker is away, and once a record was not readable. */
    public Health health() {
        var subject = "reader of " + topic.wireName() + ": ";
        var wrong = trouble;
        if (wrong != null) {
            return Health.ill(subject + wrong);
        }
        if (!caughtUp()) {
            return Health.ill(subject + "has not read to the end yet");
        }
        return unreadable.get() == 0
                ? Health.well(subject + "up to date")
                : Health.ill(subject + unreadable.get() + " records cannot be read");
    }

    @Override
    public void close() {
        stop.countDown();
        consumer.wakeup();
        try {
            if (thread.getState() == Thread.State.NEW) {
                consumer.close();
            } else {
                thread.join(CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException e) {
            LOG.debugf("topic=%s msg=\"reader interrupted\"", topic.wireName());
        } finally {
            trouble = "closed";
            deadLetters.close();
            consumer.close(CloseOptions.timeout(PAUSE_AFTER_FAULT));
        }
    }

    private void turn() throws InterruptedException {
        try {
            if (consumer.assignment().isEmpty()) {
                begin();
            }
            consumer.poll(POLL).forEach(this::receive);
            trouble = null;
            if (!caughtUp() && atEnds()) {
                caughtUp.countDown();
                LOG.infof("topic=%s msg=\"read to the end\"", topic.wireName());
            }
        } catch (WakeupException e) {
            LOG.debugf("topic=%s msg=\"poll ended early\"", topic.wireName());
        } catch (RuntimeException e) {
            trouble = e.getMessage();
            LOG.warnf("topic=%s cause=\"%s\" msg=\"reader in trouble, going on\"", topic.wireName(), e.getMessage());
            stop.await(PAUSE_AFTER_FAULT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void begin() {
        var partitions = consumer.partitionsFor(topic.wireName(), LOOKUP_LIMIT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new PassingFault("topic is not there yet", null);
        }
        ends.putAll(consumer.endOffsets(partitions, LOOKUP_LIMIT));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** One letter for all replicas and all starts of a service; two that look at once may leave two. */
    private void explain(ConsumerRecord<byte[], byte[]> record, UnreadableMessage cause) {
        try {
            if (!deadLetters.has(record, name)) {
                deadLetters.put(record, name, "UNREADABLE", cause);
            }
        } catch (RuntimeException e) {
            // Without its letter the record is still told by the health, and looked at again at the next start.
            LOG.warnf("topic=%s cause=\"%s\" msg=\"no dead letter\"", topic.wireName(), e.getMessage());
        }
    }

    private boolean atEnds() {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), LOOKUP_LIMIT) >= end.getValue());
    }

    private void receive(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            receiver.accept(reader.read(record));
        } catch (UnreadableMessage e) {
            LOG.errorf(
                    "topic=%s partition=%d offset=%d cause=\"%s\" msg=\"snapshot cannot be read\"",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
            explain(record, e);
            unreadable.incrementAndGet();
        }
    }
}
