package io.ringback.messaging;

import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes messages of records. */
final class RecordReader {
    private final Map<String, Topic> topics;

    RecordReader(Collection<Topic> topics) {
        this.topics = topics.stream().collect(Collectors.toMap(Topic::wireName, Function.identity()));
    }

    /** @throws UnreadableMessage if headers or body are not what the topic promises, or the type is not known */
    Received<? extends Message> read(ConsumerRecord<byte[], byte[]> record) throws UnreadableMessage {
        var topic = topics.get(record.topic());
        if (topic == null) {
            throw new UnreadableMessage("topic not asked for", null);
        }
        if (record.key() == null || record.value() == null) {
            throw new UnreadableMessage("key or body is missing", null);
        }
        var headers = CloudEventHeaders.readFrom(record.headers());
        var message = Json.read(topic, record.value());
        if (!Json.typeOf(message).equals(headers.type())) {
            throw new UnreadableMessage("ce_type does not fit the body: " + headers.type(), null);
        }
        return new Received<>(
                message,
                headers.id(),
                topic,
                record.partition(),
                record.offset(),
                new String(record.key(), StandardCharsets.UTF_8),
                headers.time(),
                headers.traceParent());
    }
}
