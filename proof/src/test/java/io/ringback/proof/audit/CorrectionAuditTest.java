package io.ringback.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Measures;
import io.ringback.contracts.values.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that was charged 0.10 is corrected to 0.05 and 0.02 of that refunded; then one thing is broken. */
class CorrectionAuditTest extends OnPlantedStack {
    private static final Money BEFORE = Money.of("0.10", "EUR");
    private static final Money AFTER = Money.of("0.05", "EUR");

    private final UUID correction = Ids.next();

    @BeforeEach
    void correct() throws Exception {
        plantCorrection();
        plantRefund("0.02");
        plantRecord();
    }

    @Test
    void a_correction_and_a_refund_that_add_up_leave_all_green() {
        assertThat(stack.audit().run().verdict()).isEqualTo("audit ok");
    }

    @Test
    void money_alone_is_looked_at_where_only_that_is_asked_for() {
        stack.phones("no JSON");

        var report = stack.audit().lookingAt(Set.of(Area.MONEY)).run();

        assertThat(report.lines()).extracting(Report.Line::id).isEqualTo(List.of("I1", "I2", "I6", "I7"));
        assertThat(report.verdict()).isEqualTo("audit ok");
    }

    @Test
    void a_correction_of_something_else_than_was_taken_breaks_I6() {
        stack.sql("rating", "UPDATE correction SET amount_before = 0.09");

        assertBroken("I6", name() + " says 0.090000 was taken before, it was 0.100000");
    }

    @Test
    void a_correction_whose_postings_are_missing_breaks_I6() {
        stack.sql(
                "rating", "UPDATE posting SET phase = 'CORRECTION-2' WHERE phase = 'CORRECTION-1' AND side = 'HOUSE'");
        stack.sql("rating", "UPDATE correction SET amount = 0.04");

        assertBroken("I6", name() + " takes 0.040000, the ledger 0.050000");
    }

    @Test
    void a_corrected_amount_that_is_not_the_price_breaks_I6() {
        stack.sql("rating", "UPDATE correction SET kind = 'PRICE', price = 0.05");

        assertBroken("I6", name() + " costs 0.050000, its legs 0.10");
    }

    @Test
    void a_correction_history_was_not_told_of_breaks_I6() {
        stack.sql("cdr", "DELETE FROM charge WHERE charge_id = ?", correction);

        assertBroken("I6", name() + " was made, and history was not told");
    }

    @Test
    void a_record_that_shows_another_amount_than_the_ledger_breaks_I6() throws Exception {
        plantRecord(Money.of("0.06", "EUR"));

        assertBroken("I6", "attempt " + call.attempt + " has a record of 0.06, the ledger took 0.050000");
    }

    @Test
    void refunds_beyond_the_charge_break_I1() {
        plantRefund("0.04");

        assertBroken("I1", "attempt " + call.attempt + " took 0.050000 and was refunded with 0.060000");
    }

    @Test
    void a_booking_that_was_never_posted_breaks_I1() {
        plantBooking(Ids.next(), "0.01");

        assertBroken("I1", "booking [0-9a-f-]{36} of 0.010000 was posted as 0");
    }

    private String name() {
        return "correction 1 of attempt " + call.attempt;
    }

    private void plantCorrection() {
        var ledger = new PlantedLedger(stack, call.account);
        ledger.post("REVERSAL", "REVENUE", "0.1", call.attempt, "REVERSAL-1", null, null);
        ledger.post("CHARGE", "REVENUE", "-0.05", call.attempt, "CORRECTION-1", null, null);
        stack.sql(
                "rating",
                "INSERT INTO correction (id, attempt_id, number, kind, wanted, deck_version, caller_seconds, talk_seconds,"
                        + " overrun_millis, currency, price, amount_before, amount, absorbed, balance_after, estimated,"
                        + " reason, made_by, corrected_at)"
                        + " VALUES (?, ?, 1, 'AMOUNT', '', 1, 5, 3, 0, 'EUR', 0.1, 0.1, 0.05, 0, 9.95, false, 'bad line',"
                        + " 'operator', ?)",
                correction,
                call.attempt,
                AnsweredCallback.time(20));
        var told = new ChargeCorrected(
                call.callback,
                call.attempt,
                AnsweredCallback.at(20),
                false,
                correction,
                call.account,
                call.legs,
                AFTER,
                BEFORE,
                1,
                "bad line",
                "operator",
                new Measures(5, 3, 0, Money.zero("EUR"), Money.of("9.95", "EUR"), false));
        stack.sql(
                "cdr",
                "INSERT INTO charge (charge_id, attempt_id, at, type, body) VALUES (?, ?, ?, 'ChargeCorrected', ?)",
                correction,
                call.attempt,
                AnsweredCallback.time(20),
                AnsweredCallback.text(told));
    }

    private void plantRefund(String amount) {
        var booking = Ids.next();
        plantBooking(booking, amount);
        new PlantedLedger(stack, call.account).post("REFUND", "REVENUE", amount, null, null, null, booking);
    }

    private void plantBooking(UUID booking, String amount) {
        stack.sql(
                "rating",
                "INSERT INTO booking (id, account_id, kind, amount, attempt_id, reason, made_by, balance_after, created_at)"
                        + " VALUES (?, ?, 'REFUND', ?::numeric, ?, 'bad line', 'operator', 0, ?)",
                booking,
                call.account,
                amount,
                call.attempt,
                AnsweredCallback.time(30));
    }

    private void plantRecord() throws Exception {
        plantRecord(AFTER);
    }

    private void plantRecord(Money amount) throws Exception {
        ObjectNode record = Json.mapper().valueToTree(call.record());
        record.put("version", 2).set("amount", Json.mapper().valueToTree(amount));
        var body = record.toString();
        stack.sql("cdr", "UPDATE cdr SET version = 2, amount = ?, body = ?", amount.amount(), body);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        stack.send(Topic.CDRS_LATEST.wireName(), call.attempt.toString(), bytes);
        stack.send(Topic.CALL_CDRS.wireName(), call.callback.toString(), bytes);
    }
}
