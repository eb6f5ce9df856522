package io.ringback.messaging;

import io.ringback.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** Makes topics: the broker makes none by itself. */
public final class Topics {
    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration ONE_TRY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A consumer that was away for a week still misses nothing. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** Someone must look at them first. */
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    private Topics() {}

    /**
     * Makes what is missing of the topics and their dead-letter topics, and returns when each can be used. What is there
     * stays as it is.
     *
     * @param limit how long to wait for the broker
     * @throws IllegalStateException if they are not there within the limit
     */
    public static void ensure(MessagingSettings settings, Collection<Topic> topics, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        var admin = KafkaClients.admin(settings);
        try {
            while (true) {
                try {
                    if (made(admin, settings, topics)) {
                        return;
                    }
                } catch (ExecutionException | TimeoutException e) {
                    LOG.infof("cause=\"%s\" msg=\"topics not there yet\"", e.getMessage());
                }
                if (System.nanoTime() - until >= 0) {
                    throw new IllegalStateException(
                            "topics are not there after " + limit.toSeconds() + " s at " + settings.bootstrapServers());
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        } finally {
            // Not what try-with-resources does: that waits a minute for a broker that does not answer.
            admin.close(PAUSE);
        }
    }

    /** As {@link #ensure(MessagingSettings, Collection, Duration)}, for tools and tests. */
    public static void ensure(String bootstrapServers, List<Topic> topics, int partitions, int replication) {
        ensure(
                MessagingSettings.of(bootstrapServers, "topics", partitions, replication),
                topics,
                Duration.ofSeconds(60));
    }

    /**
     * How many partitions a topic has, whatever is configured now.
     *
     * @throws IllegalStateException if the broker does not say so within 5 s
     */
    public static int partitions(MessagingSettings settings, Topic topic) {
        var admin = KafkaClients.admin(settings);
        try {
            return admin.describeTopics(List.of(topic.wireName()))
                    .allTopicNames()
                    .get(ONE_TRY.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot tell the partitions of " + topic.wireName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for partitions", e);
        } finally {
            admin.close(PAUSE);
        }
    }

    private static boolean made(Admin admin, MessagingSettings settings, Collection<Topic> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        var wanted = new ArrayList<NewTopic>();
        topics.forEach(topic -> {
            wanted.add(source(topic, settings));
            wanted.add(deadLetters(topic, settings));
        });
        Set<String> there = admin.listTopics().names().get(ONE_TRY.toMillis(), TimeUnit.MILLISECONDS);
        for (var created : admin.createTopics(wanted.stream()
                        .filter(topic -> !there.contains(topic.name()))
                        .toList())
                .values()
                .entrySet()) {
            try {
                created.getValue().get(ONE_TRY.toMillis(), TimeUnit.MILLISECONDS);
                LOG.infof("topic=%s msg=\"topic made\"", created.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        return usable(admin, settings, wanted);
    }

    private static boolean usable(Admin admin, MessagingSettings settings, List<NewTopic> wanted)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, TopicDescription> found;
        try {
            found = admin.describeTopics(wanted.stream().map(NewTopic::name).toList())
                    .allTopicNames()
                    .get(ONE_TRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
        for (var topic : found.values()) {
            if (topic.partitions().size() != settings.partitions()) {
                LOG.warnf(
                        "topic=%s partitions=%d configured=%d msg=\"the number of partitions stays as it is\"",
                        topic.name(), topic.partitions().size(), settings.partitions());
            }
            if (topic.partitions().stream().anyMatch(partition -> partition.leader() == null)) {
                return false;
            }
        }
        return true;
    }

    private static NewTopic source(Topic topic, MessagingSettings settings) {
        var kept = topic.compacted()
                ? Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        // Start-up reads the whole topic, so it is compacted early.
                        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                        "0.1",
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(Duration.ofHours(1).toMillis()))
                : Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(KEPT.toMillis()));
        return topic(topic.wireName(), settings, kept);
    }

    private static NewTopic deadLetters(Topic topic, MessagingSettings settings) {
        return topic(
                topic.deadLetterName(),
                settings,
                Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(DEAD_LETTERS_KEPT.toMillis())));
    }

    private static NewTopic topic(String name, MessagingSettings settings, Map<String, String> configs) {
        var all = new HashMap<>(configs);
        // With three copies one broker may be away; what is acknowledged is on two.
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, settings.replication() > 2 ? "2" : "1");
        return new NewTopic(name, Optional.of(settings.partitions()), Optional.of((short) settings.replication()))
                .configs(all);
    }
}
