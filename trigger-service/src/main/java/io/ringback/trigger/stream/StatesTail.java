package io.ringback.trigger.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.contracts.Topic;
import io.ringback.messaging.MessagingSettings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Hears of the steps other replicas tell. Reads the end of {@code callback.states.v1} in no group; only the keys matter,
 * because a listener reads the steps from the database. What is missed while the broker is away is found by the
 * listeners' own look from time to time.
 */
@Singleton
final class StatesTail {
    private static final Logger LOG = Logger.getLogger(StatesTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Nobody notices this in a stream, and a fetch of many steps costs as much as a fetch of one. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final int GATHERED_BYTES = 256 * 1024;
    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final StepSignals signals;
    private final KafkaConsumer<String, byte[]> consumer;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("states-tail").daemon().unstarted(this::run);

    StatesTail(StepSignals signals, MessagingSettings settings) {
        this.signals = signals;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.bootstrapServers(),
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        settings.clientId() + "-states-tail",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        GATHERED_BYTES,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        (int) GATHERING.toMillis(),
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    void started(@Observes StartupEvent event) {
        thread.start();
    }

    void stopping(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        consumer.wakeup();
        thread.join(LOOKUP_LIMIT);
    }

    private void run() {
        try (consumer) {
            while (stop.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        try {
            if (consumer.assignment().isEmpty() && !begin()) {
                stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            consumer.poll(POLL).forEach(step -> signals.signal(UUID.fromString(step.key())));
        } catch (WakeupException e) {
            LOG.debug("msg=\"tail of states ends\"");
        } catch (RuntimeException e) {
            LOG.warnf("cause=\"%s\" msg=\"tail of states in trouble, going on\"", e.getMessage());
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean begin() {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topic.CALLBACK_STATES.wireName(), LOOKUP_LIMIT).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        return !partitions.isEmpty();
    }
}
