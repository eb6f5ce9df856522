package io.ringback.proof.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/** When nothing is asked any more, everything that was asked has been done. */
record DrainedQueues() implements Invariant {
    private static final String DEAD_LETTERS = ".dlq";

    /** Who sends letters back; what it has committed lies there for the record only. */
    private static final String REDRIVE = "ringback.redrive";

    @Override
    public String id() {
        return "I13";
    }

    @Override
    public String sentence() {
        return "after quiet: outbox empty, lag 0, each dead letter explained";
    }

    @Override
    public Finding check(Evidence evidence) {
        var backlog = new Backlog(evidence);
        return backlog.waiting()
                .or(() -> unexplained(evidence))
                .or(() -> evidence.quiet() ? Optional.empty() : Optional.of("it was not quiet within the time given"))
                .<Finding>map(Finding.Violated::new)
                .orElseGet(() -> new Finding.Holds(backlog.examined(), "queues"));
    }

    private static Optional<String> unexplained(Evidence evidence) {
        var letters = letters(evidence);
        return letters.isEmpty()
                ? Optional.empty()
                : Optional.of((letters.size() == 1 ? "" : letters.size() + " dead letters, the first: ")
                        + letters.getFirst());
    }

    /** Dead letters nobody has sent back or explained, each as a line. */
    private static List<String> letters(Evidence evidence) {
        var admin = evidence.log().admin();
        var topics = EventLog.answer(admin.listTopics().names()).stream()
                .filter(name -> name.endsWith(DEAD_LETTERS))
                .sorted()
                .toList();
        var sentBack = new HashMap<TopicPartition, Long>();
        EventLog.answer(admin.listConsumerGroupOffsets(REDRIVE).partitionsToOffsetAndMetadata())
                .forEach((partition, done) -> sentBack.put(partition, done == null ? 0L : done.offset()));
        var letters = new ArrayList<String>();
        for (String topic : topics) {
            evidence.log().each(topic, letter -> {
                if (!isSentBack(letter, sentBack)
                        && !evidence.settings().explained().contains(place(letter))) {
                    letters.add(line(letter));
                }
            });
        }
        return letters;
    }

    private static boolean isSentBack(ConsumerRecord<byte[], byte[]> letter, Map<TopicPartition, Long> sentBack) {
        return letter.offset() < sentBack.getOrDefault(new TopicPartition(letter.topic(), letter.partition()), 0L);
    }

    private static String place(ConsumerRecord<byte[], byte[]> letter) {
        return letter.topic() + "/" + letter.partition() + "/" + letter.offset();
    }

    private static String line(ConsumerRecord<byte[], byte[]> letter) {
        return "dead letter " + place(letter) + " of " + text(letter.headers(), "dlq-consumer") + ": "
                + text(letter.headers(), "dlq-reason") + ", " + text(letter.headers(), "dlq-exception");
    }

    /** Exceptions may quote what they choked on; a report is read by more people than a log. */
    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null
                ? "unknown"
                : new String(header.value(), StandardCharsets.UTF_8)
                        .replaceAll("\\+?[0-9]{7,}", "…")
                        .replaceAll("\\p{Cntrl}", " ");
    }
}
