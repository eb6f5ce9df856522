package io.ringback.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is wrong with records, queues and owners turns its invariant red, and it alone. */
class RecordAuditTest extends OnPlantedStack {

    @Test
    void a_record_that_differs_in_one_field_breaks_I8() {
        stack.sql("cdr", "UPDATE cdr SET body = replace(body, '\"overrunMillis\":0', '\"overrunMillis\":1')");

        assertBroken("I8", "CDR of attempt " + call.attempt + " differs in overrunMillis from cdrs.latest.v1");
    }

    @Test
    void a_record_that_is_only_told_breaks_I8() {
        stack.sql("cdr", "DELETE FROM cdr");

        assertBroken("I8", "CDR of attempt " + call.attempt + " was told and is not stored");
    }

    @Test
    void a_record_that_is_only_stored_breaks_I8() throws Exception {
        stack.send(Topic.CDRS_LATEST.wireName(), call.attempt.toString(), null);

        assertBroken("I8", "CDR of attempt " + call.attempt + " is not on cdrs.latest.v1");
    }

    @Test
    void a_channel_nobody_owns_breaks_I9() {
        stack.channels("""
                [{"channelId":"1772445602.9","linkedId":"%s"},{"channelId":"1772445602.1","linkedId":"1772445602.1"}]""".formatted(call.channel("caller", 1)));

        assertBroken("I9", "channel 1772445602.9 lives, and attempt " + call.attempt + " is not owned");
    }

    @Test
    void a_channel_with_an_owned_attempt_keeps_I9() {
        stack.sql("engine", "UPDATE attempt SET ended_at = NULL");
        stack.channels("[{\"channelId\":\"%1$s\",\"linkedId\":\"%1$s\"}]".formatted(call.channel("caller", 1)));

        assertThat(stack.audit().run().of("I9")).isEqualTo(new Finding.Holds(1, "channels"));
    }

    @Test
    void a_dial_by_an_older_epoch_breaks_I10() {
        stack.sql("engine", "UPDATE dial_intent SET epoch = 3 WHERE n = 2");

        assertBroken(
                "I10",
                "attempt " + call.attempt + " dial 2 went out on switch " + call.switchId
                        + " by epoch 3 after one by epoch 4");
    }

    @Test
    void an_epoch_nobody_was_given_breaks_I10() {
        stack.sql("engine", "UPDATE dial_intent SET epoch = 5 WHERE n = 2");

        assertBroken(
                "I10",
                "attempt " + call.attempt + " dial 2 bears epoch 5, switch " + call.switchId + " has only come to 4");
    }

    @Test
    void a_message_that_was_not_sent_breaks_I13() {
        stack.sql(
                "cdr",
                "INSERT INTO outbox (shard, topic, key, event_id, type, time, body) VALUES (0, 't', 'k', ?, 'T', now(), '')",
                Ids.next());

        assertBroken("I13", "1 rows wait in the outbox of cdr");
    }

    @Test
    void a_message_that_was_not_handled_breaks_I13() throws Exception {
        var end = stack.send(Topic.CALL_EVENTS.wireName(), call.callback.toString(), new byte[] {1});
        stack.commit("rating.call.events.v1", Topic.CALL_EVENTS.wireName(), end);

        assertBroken("I13", "group rating.call.events.v1 is 1 records behind on call.events.v1-0");
    }

    @Test
    void a_dead_letter_breaks_I13_until_it_is_explained() throws Exception {
        var topic = Topic.CALL_EVENTS.deadLetterName();
        var offset = stack.send(
                topic,
                "k",
                new byte[] {1},
                "dlq-reason",
                "UNREADABLE",
                "dlq-exception",
                "no JSON: +493023125002",
                "dlq-consumer",
                "rating.call.events.v1");
        var place = topic + "/0/" + offset;

        assertBroken("I13", "dead letter " + place + " of rating.call.events.v1: UNREADABLE, no JSON: …");
        assertThat(stack.audit().explaining(Set.of(place)).run().failed()).isEmpty();
        stack.commit("ringback.redrive", topic, offset + 1);
        assertThat(stack.audit().run().failed()).isEmpty();
    }
}
