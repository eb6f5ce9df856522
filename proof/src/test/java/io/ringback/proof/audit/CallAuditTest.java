package io.ringback.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import org.junit.jupiter.api.Test;

/** What is wrong with callbacks and dials turns its invariant red, and it alone. */
class CallAuditTest extends OnPlantedStack {

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
        var caller = Phones.ring(call.channel("caller", 1), "", call.channel("caller", 1), true);
        stack.phones(Phones.phones(caller, call.calleeRing() + "," + call.calleeRing()));

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
        var caller = Phones.ring(call.channel("caller", 1), "", call.channel("caller", 1), false);
        stack.phones(Phones.phones(caller, call.calleeRing()));

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
}
