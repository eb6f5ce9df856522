package io.ringback.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Trigger;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each invariant holds on what a good callback leaves behind, and one thing wrong turns it red, and it alone. */
class AuditTest {
    @SuppressWarnings("NullAway.Init")
    private static PlantedStack stack;

    private AnsweredCallback call = new AnsweredCallback();

    @BeforeAll
    static void start() throws Exception {
        stack = new PlantedStack();
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @BeforeEach
    void plant() throws Exception {
        stack.empty();
        call = new AnsweredCallback();
        call.plantIn(stack);
    }

    @Test
    void a_good_callback_keeps_every_invariant() throws Exception {
        var end = stack.send(Topic.CALL_EVENTS.wireName(), call.callback.toString(), new byte[] {1});
        stack.commit("rating.call.events.v1", Topic.CALL_EVENTS.wireName(), end + 1);

        var report = stack.audit().run();

        assertThat(report.toString()).isEqualTo("""
                I1   ok              2 transfers    postings sum to zero per currency, each transfer has two legs
                I2   ok              1 accounts     balance - held >= -overdraft for every account at every commit
                I3   ok              1 callbacks    every accepted callback reaches exactly one terminal state within its deadline
                I4   ok              2 rings        at most one ring per dial intent, counted at the phone
                I5   ok              1 attempts     the callee is dialled only after the caller answered; never after a cancel was confirmed
                I6   ok              1 settlements  every requested attempt has exactly one settlement; captured > 0 only if a chargeable leg was answered; amount = price(leg seconds, pinned version); sandbox: 0
                I7   ok              1 holds        no hold outlives its call by more than its expiry
                I8   ok              1 CDRs         CDR table = latest on the CDR topic, field by field; one CDR per attempt
                I9   ok              0 channels     no live channel of this installation without an owned attempt after 30 s
                I10  ok              2 dials        one writing epoch per switch
                I13  ok              5 queues       after quiet: outbox empty, lag 0, each dead letter explained
                I14  ok              2 dials        emergency, blocked and do-not-call numbers are never dialled
                audit ok""");
    }

    @Test
    void postings_that_do_not_sum_to_zero_break_I1() {
        stack.sql("rating", "UPDATE posting SET amount = 0.2 WHERE side = 'HOUSE' AND kind = 'CHARGE'");

        assertBroken("I1", "transfer [0-9a-f-]{36} has 2 legs that sum to 0.100000");
    }

    @Test
    void a_balance_that_its_postings_do_not_explain_breaks_I2() {
        stack.sql("rating", "UPDATE account SET balance = 20");

        assertBroken(
                "I2",
                "account " + call.account + " has 20.000000 after 2 postings, its postings sum to 9.900000 after 2");
    }

    @Test
    void a_posting_that_was_rewritten_breaks_I2() {
        stack.sql("rating", "UPDATE posting SET previous_hash = 'other' WHERE sequence = 2");

        assertBroken("I2", "posting 2 of account " + call.account + " does not follow from the one before");
    }

    @Test
    void a_database_that_lets_accounts_be_overspent_breaks_I2() {
        stack.sql("rating", "ALTER TABLE account DROP CONSTRAINT account_never_overspent");
        try {
            assertBroken("I2", "the constraint account_never_overspent is not in force");
        } finally {
            stack.sql(
                    "rating",
                    "ALTER TABLE account ADD CONSTRAINT account_never_overspent CHECK (balance - held >= -overdraft)");
        }
    }

    @Test
    void a_callback_left_lying_breaks_I3() {
        stack.sql("trigger", "UPDATE callback SET live = true, ended_at = NULL, status = 'TALKING'");
        stack.sql("trigger", "DELETE FROM timeline WHERE status = 'COMPLETED'");

        assertBroken("I3", "callback " + call.callback + " stays TALKING though no call of it is under way");
    }

    @Test
    void a_callback_with_two_ends_breaks_I3() {
        stack.sql(
                "trigger",
                "INSERT INTO timeline (callback_id, number, at, status, code, text) VALUES (?, 6, now(), 'EXPIRED', 'X', 'x')",
                call.callback);

        assertBroken("I3", "callback " + call.callback + " is COMPLETED and its timeline names 2 terminal states");
    }

    @Test
    void a_callback_that_goes_on_after_its_end_breaks_I3() {
        stack.sql(
                "trigger",
                "INSERT INTO timeline (callback_id, number, at, status, code, text) VALUES (?, 6, now(), 'TALKING', 'X', 'x')",
                call.callback);

        assertBroken("I3", "callback " + call.callback + " went on after its end: step 6 is TALKING");
    }

    @Test
    void a_phone_that_rings_twice_for_one_dial_breaks_I4() {
        var caller = AnsweredCallback.ring(call.channel("caller", 1), "", call.channel("caller", 1), true);
        stack.phones(AnsweredCallback.phones(caller, call.calleeRing() + "," + call.calleeRing()));

        assertBroken("I4", "attempt " + call.attempt + " dial 2 rang phone 493…02 2 times");
    }

    @Test
    void a_ring_without_an_intent_breaks_I4() {
        stack.sql("engine", "DELETE FROM dial_intent WHERE n = 2");

        assertBroken("I4", "attempt " + call.attempt + " dial 2 rang phone 493…02 without a dial intent");
    }

    @Test
    void a_ring_nobody_told_of_breaks_I4() {
        stack.sql("cdr", "DELETE FROM fact WHERE number = 4");

        assertBroken("I4", "attempt " + call.attempt + " dial 2 rang and has no LegDialing");
    }

    @Test
    void a_callee_dialled_before_the_caller_answered_breaks_I5() {
        stack.sql("cdr", "UPDATE fact SET number = 9 WHERE type = 'LegAnswered' AND number = 3");

        assertBroken("I5", "attempt " + call.attempt + " dialled the callee before the caller answered");
    }

    @Test
    void a_callee_who_rings_while_the_callers_phone_was_not_answered_breaks_I5() {
        var caller = AnsweredCallback.ring(call.channel("caller", 1), "", call.channel("caller", 1), false);
        stack.phones(AnsweredCallback.phones(caller, call.calleeRing()));

        assertBroken(
                "I5",
                "callee's phone 493…02 rang from call " + call.channel("caller", 1) + ", whose caller never answered");
    }

    @Test
    void a_dial_after_the_cancel_breaks_I5() {
        stack.sql("trigger", "UPDATE callback SET status = 'CANCELLED', ended_at = ?", AnsweredCallback.time(3));
        stack.sql("trigger", "UPDATE timeline SET status = 'CANCELLED' WHERE status = 'COMPLETED'");

        assertBroken(
                "I5",
                "attempt " + call.attempt + " dial 2 went out after callback " + call.callback + " was cancelled");
    }

    @Test
    void an_amount_the_pinned_deck_does_not_give_breaks_I6() {
        stack.sql("rating", "UPDATE rate SET price_per_minute = 0.09999949 WHERE prefix = '49'");

        assertBroken(
                "I6",
                "attempt " + call.attempt
                        + " was priced 0.10 EUR for 3 s of its CALLEE leg, deck version 1 says 0.099999");
    }

    @Test
    void a_rate_that_is_not_the_longest_prefix_breaks_I6() {
        stack.sql(
                "rating",
                "INSERT INTO rate (deck_id, prefix, destination, price_per_minute, connect_charge, first_increment_seconds,"
                        + " increment_seconds) VALUES (?, '4930', 'Berlin', 0.1, 0, 60, 60)",
                call.deck);

        assertBroken("I6", "attempt " + call.attempt + " was priced by prefix 49, deck version 1 says 4930");
    }

    @Test
    void a_charge_for_a_leg_nobody_answered_breaks_I6() {
        stack.sql("cdr", "DELETE FROM fact WHERE number = 5");

        assertBroken("I6", "attempt " + call.attempt + " was charged for its CALLEE leg, which nobody answered");
    }

    @Test
    void talk_that_was_not_rounded_up_once_breaks_I6() {
        stack.sql("rating", "UPDATE settlement SET talk_seconds = 4");

        assertBroken("I6", "attempt " + call.attempt + " was priced for 4 s of talk, it had 3");
    }

    @Test
    void another_deck_version_than_the_pinned_one_breaks_I6() {
        stack.sql("rating", "UPDATE settlement SET deck_version = 2");

        assertBroken("I6", "attempt " + call.attempt + " was settled by deck version 2, pinned was 1");
    }

    @Test
    void a_ledger_that_took_another_amount_breaks_I6() {
        stack.sql("rating", "UPDATE settlement SET amount = 0.09, absorbed = 0.01");

        assertBroken("I6", "attempt " + call.attempt + " took 0.090000, the ledger 0.100000");
    }

    @Test
    void an_attempt_that_was_never_settled_breaks_I6() {
        var lost = Ids.next();
        plantAuthorized(lost, "infinity");

        assertBroken("I6", "attempt " + lost + " is AUTHORIZED and has no settlement");
    }

    @Test
    void an_attempt_rating_never_heard_of_breaks_I6() throws Exception {
        var lost = Ids.next();
        stack.send(Topic.CALLBACK_REQUESTS.wireName(), call.callback.toString(), requested(lost));

        assertBroken("I6", "attempt " + lost + " was requested, rating does not know it");
    }

    @Test
    void an_expired_hold_breaks_I7() {
        var late = Ids.next();
        plantAuthorized(late, "2026-03-02 11:00:00Z");
        plantLive(late);
        stack.sql("rating", "UPDATE account SET held = 1, live_calls = 1");

        assertThat(stack.audit().run().of("I7"))
                .asString()
                .matches("Violated\\[offender=attempt " + late + " holds 1.000000, which expired at 2026-03-02 .*]");
    }

    @Test
    void money_held_for_nothing_breaks_I7() {
        stack.sql("rating", "UPDATE account SET held = 1");

        assertBroken("I7", "account " + call.account + " holds 1.000000 for 0 calls, its open attempts 0 for 0");
    }

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

    @Test
    void a_blocked_number_that_was_dialled_breaks_I14() {
        stack.sql(
                "trigger",
                "INSERT INTO blocked_number VALUES ('+4930', ?, 1, true, 'DO_NOT_CALL', false, ?)",
                Ids.next(),
                AnsweredCallback.time(-60));

        assertBroken(
                "I14",
                "attempt " + call.attempt
                        + " dial 2 dialled +49…02, blocked as DO_NOT_CALL since 2026-03-02T09:59:00Z");
    }

    @Test
    void a_number_blocked_later_or_no_more_keeps_I14() {
        stack.sql(
                "trigger",
                "INSERT INTO blocked_number VALUES (?, ?, 1, false, 'OPT_OUT', false, now()), ('+44', ?, 2, true, 'OPERATOR', true, ?)",
                AnsweredCallback.CALLEE,
                Ids.next(),
                Ids.next(),
                AnsweredCallback.time(-60));

        assertThat(stack.audit().run().failed()).isEmpty();
    }

    @Test
    void an_emergency_number_that_was_dialled_breaks_I14() {
        call.plantIntent(stack, 3, "CALLEE", 4, "+49112");
        call.plantFact(stack, 9, new CallFact.LegRinging(Leg.CALLEE, 3));

        assertBroken("I14", "attempt " + call.attempt + " dial 3 dialled +49112, a number for emergencies");
    }

    @Test
    void an_extension_112_keeps_I14() {
        call.plantIntent(stack, 3, "CALLEE", 4, "berlin/112");

        assertThat(stack.audit().run().failed()).isEmpty();
    }

    @Test
    void a_switch_that_does_not_answer_leaves_what_it_alone_knows_red() {
        stack.phones("no JSON");

        assertThat(stack.audit().run().failed()).isEqualTo(List.of("I4", "I5", "I14"));
    }

    /** Red, and nothing else is. */
    private static void assertBroken(String id, String offender) {
        var report = stack.audit().run();
        assertThat(report.of(id)).isInstanceOf(Finding.Violated.class);
        assertThat(((Finding.Violated) report.of(id)).offender())
                .satisfiesAnyOf(
                        text -> assertThat(text).isEqualTo(offender),
                        text -> assertThat(text).matches(offender));
        assertThat(report.verdict()).isEqualTo("audit FAILED: " + id);
    }

    private void plantAuthorized(UUID attempt, String expires) {
        stack.sql(
                "rating",
                "INSERT INTO attempt (id, callback_id, attempt_number, account_id, sandbox, state, wish, requested_at,"
                        + " decided_at, deck_id, deck_version, call, held, hold_open, hold_expires_at)"
                        + " VALUES (?, ?, 2, ?, false, 'AUTHORIZED', '{}', now(), now(), ?, 1, '{}', 1, true, ?::timestamptz)",
                attempt,
                call.callback,
                call.account,
                call.deck,
                expires);
        stack.sql("rating", "UPDATE account SET held = 1, live_calls = 1");
    }

    private void plantLive(UUID attempt) {
        stack.sql(
                "engine",
                "INSERT INTO attempt (attempt_id, callback_id, switch_id, epoch, sandbox, call_order, state, state_name,"
                        + " events) VALUES (?, ?, ?, 4, false, '{}', '{}', 'Talking', 8)",
                attempt,
                call.callback,
                call.switchId);
    }

    private byte[] requested(UUID attempt) {
        var wish = new Wish(
                Trigger.API,
                call.account,
                null,
                Script.CONNECT,
                new Party.E164(AnsweredCallback.CALLER),
                45,
                null,
                60,
                List.of(),
                List.of(),
                null,
                600,
                null,
                false,
                false,
                List.of(),
                null,
                "en",
                null);
        var at = AnsweredCallback.time(0).toInstant();
        return Json.write(new AttemptRequested(call.callback, attempt, 2, at, false, wish, at));
    }
}
