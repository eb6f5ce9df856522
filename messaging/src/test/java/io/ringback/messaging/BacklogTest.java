package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final String TOPIC = "call.events.v1";

    private final Backlog backlog = new Backlog();

    @Test
    void offset_to_commit_is_the_one_after_the_last_handled() {
        backlog.add(List.of(record(0, 5), record(1, 8), record(0, 6)));
        backlog.handled(2);

        assertThat(backlog.handledOffsets())
                .isEqualTo(Map.of(partition(0), new OffsetAndMetadata(6), partition(1), new OffsetAndMetadata(9)));
        assertThat(backlog.first(10)).extracting(ConsumerRecord::offset).containsExactly(6L);
    }

    @Test
    void committed_offsets_are_not_committed_again() {
        backlog.add(List.of(record(0, 5)));
        backlog.handled(1);
        backlog.committed();

        assertThat(backlog.handledOffsets()).isEmpty();
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void partition_that_went_to_another_member_is_forgotten() {
        backlog.add(List.of(record(0, 5), record(1, 8), record(0, 6), record(1, 9)));
        backlog.handled(2);

        backlog.drop(Set.of(partition(0)));

        assertThat(backlog.first(10)).extracting(ConsumerRecord::offset).containsExactly(9L);
        assertThat(backlog.handledOffsets()).isEqualTo(Map.of(partition(1), new OffsetAndMetadata(9)));
    }

    @Test
    void offsets_whose_commit_failed_are_committed_again() {
        backlog.add(List.of(record(0, 5), record(1, 8)));
        backlog.handled(2);
        var sent = backlog.handledOffsets();
        backlog.sent();
        assertThat(backlog.handledOffsets()).isEmpty();

        backlog.refused(sent);

        assertThat(backlog.handledOffsets()).isEqualTo(sent);
    }

    @Test
    void failed_commit_does_not_bring_back_what_is_behind_or_belongs_to_another_member() {
        backlog.add(List.of(record(0, 5), record(1, 8), record(2, 3), record(0, 6)));
        backlog.handled(3);
        var sent = backlog.handledOffsets();
        backlog.sent();
        backlog.handled(1);
        backlog.drop(Set.of(partition(1)));
        backlog.confirmed(Map.of(partition(2), new OffsetAndMetadata(4)));

        backlog.refused(sent);

        assertThat(backlog.handledOffsets()).isEqualTo(Map.of(partition(0), new OffsetAndMetadata(7)));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(TOPIC, number);
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, long offset) {
        return new ConsumerRecord<>(TOPIC, partition, offset, new byte[0], new byte[0]);
    }
}
