package io.ringback.proof.simulation;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Topics with partitions: what has one key keeps its order, and nothing else does. */
final class Log {
    static final int PARTITIONS = 3;

    private final World world;
    private final Map<Topic, List<List<Message>>> topics = new EnumMap<>(Topic.class);
    private final List<Group<?>> groups = new ArrayList<>();

    Log(World world) {
        this.world = world;
    }

    void add(Group<?> group) {
        groups.add(group);
    }

    List<Message> partition(Topic topic, int number) {
        return topics.computeIfAbsent(topic, _ -> {
                    List<List<Message>> partitions = new ArrayList<>();
                    for (int i = 0; i < PARTITIONS; i++) {
                        partitions.add(new ArrayList<>());
                    }
                    return partitions;
                })
                .get(number);
    }

    /** Everything on a topic, by partition. */
    List<Message> all(Topic topic) {
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            all.addAll(partition(topic, i));
        }
        return all;
    }

    void append(Topic topic, Message message) {
        int number = Math.floorMod(message.partitionKey().hashCode(), PARTITIONS);
        partition(topic, number).add(message);
        world.tell("log", () -> topic.wireName() + "/" + number + " " + Words.of(message));
        groups.forEach(group -> group.poke(topic, number));
    }

    /** Whether every group has handled everything. */
    boolean drained() {
        return groups.stream().allMatch(Group::drained);
    }
}
