package io.ringback.proof.load;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All callbacks heard of while the load runs, those of others too: a topic may be ahead of the answer to the POST. */
final class Courses {
    private final Map<UUID, Course> byCallback = new ConcurrentHashMap<>();

    Course of(UUID callback) {
        return byCallback.computeIfAbsent(callback, _ -> new Course());
    }

    Stream<Course> ours() {
        return byCallback.values().stream().filter(Course::isOurs);
    }

    /** Those of ours that miss their end or their record. */
    List<UUID> open() {
        return byCallback.entrySet().stream()
                .filter(entry -> entry.getValue().isOurs() && !entry.getValue().isOver())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    long live() {
        return ours().filter(course -> !course.isOver()).count();
    }
}
