package io.ringback.proof.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What has been written and not yet been sent, or been sent and not yet been handled. */
final class Backlog {
    /** The services' consumer groups are {@code <service>.<what>}; others are no business of ours. */
    private static final Pattern SERVICE_GROUP = Pattern.compile("(trigger|rating|engine|cdr)\\..+");

    private final Evidence evidence;
    private long examined;

    Backlog(Evidence evidence) {
        this.evidence = evidence;
    }

    /** How many outboxes and partitions the last look has seen. */
    long examined() {
        return examined;
    }

    /** The first thing that waits. */
    Optional<String> waiting() {
        examined = 0;
        return unsent().or(this::unhandled);
    }

    private Optional<String> unsent() {
        for (String name : Evidence.DATABASES) {
            var database = evidence.database(name);
            examined++;
            var unsent = database.first(
                    "SELECT format('%s rows wait in the outbox of NAME', count(*)) FROM outbox HAVING count(*) > 0"
                            .replace("NAME", name));
            var parked = database.first(
                    "SELECT format('%s waits in NAME for one before it', aggregate) FROM parked ORDER BY parked_at"
                            .replace("NAME", name));
            if (unsent.isPresent() || parked.isPresent()) {
                return unsent.or(() -> parked);
            }
        }
        return Optional.empty();
    }

    private Optional<String> unhandled() {
        var admin = evidence.log().admin();
        var groups = EventLog.answer(admin.listGroups().all()).stream()
                .map(group -> group.groupId())
                .filter(group -> SERVICE_GROUP.matcher(group).matches())
                .sorted()
                .toList();
        for (String group : groups) {
            var behind = behind(group);
            if (behind.isPresent()) {
                return behind;
            }
        }
        return Optional.empty();
    }

    private Optional<String> behind(String group) {
        var admin = evidence.log().admin();
        var committed = EventLog.answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var partitions = partitionsOf(group, committed);
        var begins = offsets(partitions, OffsetSpec.earliest());
        var last = offsets(partitions, OffsetSpec.latest());
        for (TopicPartition partition : partitions) {
            examined++;
            var done = committed.get(partition);
            long position = done == null ? begins.getOrDefault(partition, 0L) : done.offset();
            long lag = last.getOrDefault(partition, 0L) - position;
            if (lag > 0) {
                return Optional.of("group " + group + " is " + lag + " records behind on " + partition);
            }
        }
        return Optional.empty();
    }

    /** All partitions of each topic the group reads: one it has not committed yet counts from its beginning. */
    private List<TopicPartition> partitionsOf(String group, Map<TopicPartition, OffsetAndMetadata> committed) {
        var admin = evidence.log().admin();
        var topics = new HashSet<String>();
        committed.keySet().forEach(partition -> topics.add(partition.topic()));
        EventLog.answer(admin.describeConsumerGroups(Set.of(group)).all())
                .values()
                .forEach(description -> description
                        .members()
                        .forEach(member -> member.assignment()
                                .topicPartitions()
                                .forEach(partition -> topics.add(partition.topic()))));
        topics.retainAll(EventLog.answer(admin.listTopics().names()));
        var partitions = new ArrayList<TopicPartition>();
        EventLog.answer(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> asked.put(partition, spec));
        var found = new HashMap<TopicPartition, Long>();
        EventLog.answer(evidence.log().admin().listOffsets(asked).all())
                .forEach((partition, info) -> found.put(partition, info.offset()));
        return found;
    }
}
