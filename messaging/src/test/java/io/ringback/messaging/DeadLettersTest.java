package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest extends ConsumerTest {
    @Test
    void unreadable_bytes_go_to_the_dead_letter_topic_as_they_came_and_the_rest_is_handled() {
        var call = Ids.next();
        var poison = new byte[] {(byte) 0xff, 0, 1, 2};
        var unreadable = CallFacts.raw(TOPIC, call.toString(), poison);
        unreadable.headers().add("ce_type", CloudEventHeaders.bytes("Mystery"));
        CallFacts.send(List.of(fact(call, 1), unreadable, fact(call, 2)));

        try (var consumer = started(ConsumerTest::apply)) {
            awaitApplied(call, 2);

            var letter = Stage.records(TOPIC.deadLetterName(), 1).getFirst();
            assertThat(letter.value()).isEqualTo(poison);
            assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo(call.toString());
            assertThat(headers(letter))
                    .isEqualTo(Map.of(
                            "ce_type", "Mystery",
                            "dlq-reason", "UNREADABLE",
                            "dlq-exception",
                                    "io.ringback.contracts.UnreadableMessage: header ce_specversion is missing",
                            "dlq-topic", TOPIC.wireName(),
                            "dlq-partition", Integer.toString(letter.partition()),
                            "dlq-offset", "1",
                            "dlq-consumer", GROUP));
            assertThat(consumer.isHealthy()).isTrue();
        }
    }

    @Test
    void unknown_type_and_missing_field_are_unreadable() {
        var call = Ids.next();
        var unknownType = json(call, """
                {"callbackId":"%1$s","attemptId":"%1$s","number":1,"at":"2026-03-01T10:00:00Z","sandbox":false,
                 "fact":{"type":"Teleported"}}""".formatted(call));
        new CloudEventHeaders(Ids.next(), "Teleported", "/test", CallFacts.AT, null).writeTo(unknownType.headers());
        var lacking = json(call, "{}");
        new CloudEventHeaders(Ids.next(), "LegAnswered", "/test", CallFacts.AT, null).writeTo(lacking.headers());
        CallFacts.send(List.of(unknownType, lacking, fact(call, 3)));

        try (var _ = started(ConsumerTest::apply)) {
            awaitApplied(call, 1);
            assertThat(reasons(Stage.records(TOPIC.deadLetterName(), 2))).containsExactly("UNREADABLE", "UNREADABLE");
        }
        assertThat(stage.applied(call.toString())).containsExactly(3);
    }

    @Test
    void unknown_optional_field_is_fine() {
        var call = Ids.next();
        var record = json(call, """
                {"callbackId":"%1$s","attemptId":"%1$s","number":1,"at":"2026-03-01T10:00:00Z","sandbox":false,
                 "mood":"good","fact":{"type":"LegAnswered","leg":"CALLER","n":1}}""".formatted(call));
        new CloudEventHeaders(Ids.next(), "LegAnswered", "/test", CallFacts.AT, null).writeTo(record.headers());
        CallFacts.send(List.of(record));

        try (var _ = started(ConsumerTest::apply)) {
            awaitApplied(call, 1);
        }
        assertThat(stage.applied(call.toString())).containsExactly(1);
    }

    @Test
    void record_that_cannot_be_handled_is_put_aside_and_its_batch_is_handled_without_it() {
        var call = Ids.next();
        CallFacts.send(facts(call, 1, 10));

        try (var _ = started((tx, message) -> {
            apply(tx, message);
            if (number(message) == 4) {
                throw new Exception("cannot be");
            }
        })) {
            awaitApplied(call, 9);

            var letter = Stage.records(TOPIC.deadLetterName(), 1).getFirst();
            assertThat(CallFacts.number(letter)).isEqualTo(4);
            assertThat(headers(letter))
                    .containsEntry("dlq-reason", "UNHANDLED")
                    .containsEntry("dlq-exception", "java.lang.Exception: cannot be")
                    .containsEntry("ce_type", "LegAnswered");
        }
        assertThat(stage.applied(call.toString())).containsExactly(1, 2, 3, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void dead_letter_is_handled_after_it_was_sent_back() {
        var call = Ids.next();
        var fixed = new AtomicBoolean();
        CallFacts.send(facts(call, 1, 2));

        try (var _ = started((tx, message) -> {
            if (!fixed.get() && number(message) == 1) {
                throw new IllegalStateException("not yet known");
            }
            apply(tx, message);
        })) {
            Stage.records(TOPIC.deadLetterName(), 1);
            fixed.set(true);
            assertThat(DeadLetterRedrive.redrive(Stage.settings(), TOPIC)).isEqualTo(1);

            awaitApplied(call, 2);
            assertThat(DeadLetterRedrive.redrive(Stage.settings(), TOPIC)).isZero();
        }
        assertThat(stage.applied(call.toString())).containsExactly(2, 1);
    }

    private static ProducerRecord<byte[], byte[]> json(UUID call, String body) {
        return CallFacts.raw(TOPIC, call.toString(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        return Stream.of(record.headers().toArray())
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }

    private static List<String> reasons(List<ConsumerRecord<byte[], byte[]>> letters) {
        var reasons = new ArrayList<String>();
        letters.forEach(letter -> reasons.add(headers(letter).get("dlq-reason")));
        return reasons;
    }
}
