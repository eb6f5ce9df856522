package io.ringback.cdr.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.ringback.cdr.Attempt;
import io.ringback.cdr.Attempts;
import io.ringback.cdr.OnServers;
import io.ringback.cdr.record.AttemptHistory;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.messaging.Database;
import io.ringback.messaging.Received;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The recorder on its own: which messages share a transaction, and in which order, is in the test's hand. */
@QuarkusTest
@OnServers
class RecorderTest {
    @Inject
    Recorder recorder;

    @Inject
    Database database;

    @Test
    void every_order_batch_and_repetition_gives_the_same_record() {
        for (long seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var attempt = Attempts.hunted(Ids.next()).corrected("0.05", 500);
            var deliveries = new ArrayList<>(attempt.messages());
            deliveries.addAll(attempt.messages());
            Collections.shuffle(deliveries, random);

            for (int from = 0; from < deliveries.size(); ) {
                int to = Math.min(deliveries.size(), from + 1 + random.nextInt(6));
                record(deliveries.subList(from, to));
                from = to;
            }

            assertThat(stored(attempt)).as("seed %d", seed).isEqualTo(expected(attempt));
        }
    }

    @Test
    void charge_before_the_call_and_call_before_the_charge_are_the_same() {
        var early = Attempts.answered(Ids.next());
        record(early.charges());
        record(List.copyOf(early.facts()));

        var late = Attempts.answered(Ids.next());
        record(List.copyOf(late.facts()));
        record(late.charges());

        assertThat(stored(early)).isEqualTo(expected(early));
        assertThat(stored(late)).isEqualTo(expected(late));
    }

    @Test
    void fact_that_is_missing_holds_the_record_back_until_it_comes() {
        var attempt = Attempts.answered(Ids.next());
        var facts = new ArrayList<Message>(attempt.facts());
        var missing = facts.remove(5);
        record(facts);
        record(attempt.charges());
        assertThat(rows(attempt)).isZero();

        record(List.of(missing));

        assertThat(stored(attempt)).isEqualTo(expected(attempt));
    }

    @Test
    void many_attempts_of_one_batch_are_recorded_together() {
        var attempts = new ArrayList<Attempt>();
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 20; i++) {
            var attempt = Attempts.answered(Ids.next());
            attempts.add(attempt);
            messages.addAll(attempt.messages());
        }

        record(messages);

        assertThat(attempts).allSatisfy(attempt -> assertThat(stored(attempt)).isEqualTo(expected(attempt)));
    }

    @Test
    void two_replicas_with_one_side_each_miss_nothing() throws Exception {
        for (int i = 0; i < 20; i++) {
            var attempt = Attempts.answered(Ids.next());
            var facts = Thread.ofVirtual().start(() -> record(List.copyOf(attempt.facts())));
            var charges = Thread.ofVirtual().start(() -> record(attempt.charges()));
            facts.join();
            charges.join();

            assertThat(stored(attempt)).isEqualTo(expected(attempt));
        }
    }

    @Test
    void contradiction_in_the_facts_changes_nothing_and_is_told() {
        var attempt = Attempts.answered(Ids.next());
        var first = attempt.facts().getFirst();
        var facts = new ArrayList<Message>(attempt.facts());
        facts.set(
                0,
                new CallEvent(
                        first.callbackId(),
                        first.attemptId(),
                        1,
                        first.at(),
                        false,
                        Attempts.dialing(7, Leg.CALLER, Attempt.CALLER)));
        facts.addAll(attempt.charges());

        assertThatThrownBy(() -> record(facts)).hasMessage("a fact speaks of dial 1, which never went out");

        assertThat(rows(attempt)).isZero();
        assertThat(database.read("SELECT 1 FROM fact WHERE attempt_id = $1", attempt.attemptId))
                .isEmpty();
    }

    private void record(List<? extends Message> messages) {
        var received = new ArrayList<Received<? extends Message>>();
        for (Message each : messages) {
            received.add(new Received<>(
                    each, Ids.next(), Attempt.topic(each), 0, 0, each.partitionKey(), Instant.now(), null));
        }
        database.runInTransaction(tx -> recorder.handle(tx, received));
    }

    private static CallDetailRecord expected(Attempt attempt) {
        return new AttemptHistory(attempt.facts(), attempt.settlement(), attempt.corrections())
                .assembled()
                .orElseThrow();
    }

    private int rows(Attempt attempt) {
        return database.read("SELECT 1 FROM cdr WHERE attempt_id = $1", attempt.attemptId)
                .size();
    }

    private CallDetailRecord stored(Attempt attempt) {
        return StoredMessage.read(
                Topic.CDRS_LATEST,
                CallDetailRecord.class,
                database.read("SELECT body FROM cdr WHERE attempt_id = $1", attempt.attemptId)
                        .getFirst()
                        .getString("body"));
    }
}
