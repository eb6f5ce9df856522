package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A consumer of call facts whose handler writes down what it applies. */
abstract class ConsumerTest {
    static final String GROUP = "engine.call.events.v1";
    static final Topic TOPIC = Topic.CALL_EVENTS;

    Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = Stage.empty();
        Stage.freshTopics(TOPIC);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    MessageConsumer started(RecordHandler handler) {
        return started(handler, PartitionListener.none());
    }

    MessageConsumer started(RecordHandler handler, PartitionListener listener) {
        var consumer =
                new MessageConsumer(Stage.settings(), stage.database(), GROUP, List.of(TOPIC), handler, listener);
        consumer.start();
        return consumer;
    }

    static void apply(Transaction tx, Received<? extends Message> message) {
        tx.execute("INSERT INTO applied (key, number) VALUES ($1, $2)", message.key(), number(message));
    }

    static int number(Received<? extends Message> message) {
        return ((CallEvent) message.message()).number();
    }

    static ProducerRecord<byte[], byte[]> fact(UUID call, int number) {
        return CallFacts.record(TOPIC, CallFacts.answered(call, number), Ids.next(), null);
    }

    static List<ProducerRecord<byte[], byte[]>> facts(UUID call, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> fact(call, number))
                .toList();
    }

    static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    void awaitApplied(UUID call, int count) {
        await().atMost(LIMIT).until(() -> stage.applied(call.toString()).size() >= count);
    }
}
