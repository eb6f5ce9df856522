package io.ringback.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Trigger;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is wrong with money turns its invariant red, and it alone. */
class MoneyAuditTest extends OnPlantedStack {

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
    void a_posting_that_is_not_what_its_hash_was_made_of_breaks_I2() {
        stack.sql("rating", "UPDATE posting SET posted_at = posted_at + interval '1 second' WHERE sequence = 2");

        assertBroken("I2", "posting 2 of account " + call.account + " is not what its hash was made of");
    }

    @Test
    void a_payment_that_was_posted_with_another_amount_breaks_I1() {
        stack.sql("rating", "UPDATE payment SET amount = 11");

        assertBroken("I1", "payment [0-9a-f-]{36} of 11.000000 was posted as 10.000000");
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
    void an_amount_the_pinned_deck_does_not_give_breaks_I6() {
        stack.sql("rating", "UPDATE rate SET price_per_minute = 0.09999949 WHERE prefix = '49'");

        assertBroken(
                "I6",
                "attempt " + call.attempt
                        + " was priced 0.10 EUR for 3 s of its CALLEE leg, deck version 1 says 0.099999");
    }

    @Test
    void a_charge_below_the_rates_minimum_breaks_I6() {
        stack.sql("rating", "UPDATE rate SET minimum_charge = 0.15 WHERE prefix = '49'");

        assertBroken(
                "I6",
                "attempt " + call.attempt
                        + " was priced 0.10 EUR for 3 s of its CALLEE leg, deck version 1 says 0.150000");
    }

    @Test
    void a_rate_that_was_not_valid_then_breaks_I6() {
        stack.sql("rating", "UPDATE rate SET valid_from = '2090-01-01' WHERE prefix = '49'");

        assertBroken("I6", "attempt " + call.attempt + " was priced by prefix 49, deck version 1 says 4");
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

    /** Red, and nothing else is. */
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
