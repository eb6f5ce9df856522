package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.Message;
import io.ringback.contracts.values.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest extends ConsumerTest {
    private static final Duration PACE = Duration.ofMillis(5);

    /** Longer than any poll takes whose records are there already. */
    private static final Duration LATER = Duration.ofMillis(20);

    private final UUID call = Ids.next();
    private final List<String> course = new ArrayList<>();

    @Test
    void message_that_a_paced_consumer_had_to_wait_for_is_handled_before_the_next_poll() {
        try (var broker = new MockConsumer<byte[], byte[]>("earliest")) {
            var partition = new TopicPartition(TOPIC.wireName(), 0);
            broker.assign(List.of(partition));
            broker.updateBeginningOffsets(Map.of(partition, 0L));
            var loop = new ConsumerLoop(broker, work(), 500, PACE);
            broker.schedulePollTask(() -> broker.addRecord(stored(1)));
            loop.turn();
            broker.schedulePollTask(() -> {
                LockSupport.parkNanos(LATER.toNanos());
                broker.addRecord(stored(2));
            });
            broker.schedulePollTask(() -> course.add("polled"));

            loop.turn();

            assertThat(course).containsExactly("handled 1", "handled 2");
        }
    }

    @Test
    void what_nobody_cares_for_is_passed_over_unread_and_what_follows_is_not() {
        try (var broker = new MockConsumer<byte[], byte[]>("earliest")) {
            var partition = new TopicPartition(TOPIC.wireName(), 0);
            broker.assign(List.of(partition));
            broker.updateBeginningOffsets(Map.of(partition, 0L));
            var cared = new AtomicBoolean();
            var loop = new ConsumerLoop(broker, work(new Choosy(cared)), 500, PACE);
            broker.schedulePollTask(() -> broker.addRecord(stored(1)));
            loop.turn();
            cared.set(true);
            broker.schedulePollTask(() -> broker.addRecord(stored(2)));

            loop.turn();

            assertThat(course).containsExactly("handled 2");
            assertThat(broker.position(partition)).isEqualTo(2);
        }
    }

    /** Handles only while somebody cares. */
    private final class Choosy implements BatchHandler {
        private final AtomicBoolean cared;

        Choosy(AtomicBoolean cared) {
            this.cared = cared;
        }

        @Override
        public boolean wanted() {
            return cared.get();
        }

        @Override
        public void handle(Transaction tx, List<Received<? extends Message>> batch) {
            batch.forEach(received -> course.add("handled " + number(received)));
        }
    }

    private BatchWork work() {
        return work((_, batch) -> batch.forEach(received -> course.add("handled " + number(received))));
    }

    private BatchWork work(BatchHandler handler) {
        return new BatchWork(
                stage.database(),
                new RecordReader(List.of(TOPIC)),
                handler,
                new DeadLetters(Stage.settings(), GROUP),
                GROUP);
    }

    private ConsumerRecord<byte[], byte[]> stored(int number) {
        ProducerRecord<byte[], byte[]> fact = fact(call, number);
        return new ConsumerRecord<>(
                fact.topic(),
                0,
                number - 1L,
                0,
                TimestampType.CREATE_TIME,
                fact.key().length,
                fact.value().length,
                fact.key(),
                fact.value(),
                fact.headers(),
                Optional.empty());
    }
}
