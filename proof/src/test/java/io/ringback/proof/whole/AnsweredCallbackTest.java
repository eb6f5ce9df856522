package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Json;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The way of the demo, looked at as a whole: record, ledger, topic and the phones' own count. */
@OnTheStack
class AnsweredCallbackTest {
    private final RunningStack stack;
    private final Phones phones;

    AnsweredCallbackTest(RunningStack stack) {
        this.stack = stack;
        this.phones = new Phones(stack);
    }

    @Test
    void callback_that_both_answer_is_bridged_charged_once_and_told_in_full() throws Exception {
        var customer = Customer.with(stack, "5.00", Phones.answeringCaller(1));
        var callee = Phones.answering(1);

        var callback = customer.ask(callee, Map.of());

        assertThat(customer.end(callback)).isEqualTo("COMPLETED");
        assertThat(customer.statuses(callback))
                .containsExactly(
                        "ACCEPTED",
                        "REQUESTED",
                        "AUTHORIZED",
                        "RINGING_CALLER",
                        "MENU",
                        "RINGING_CALLEE",
                        "TALKING",
                        "COMPLETED");
        var shown = customer.cdr(callback);
        var record = Json.mapper().treeToValue(shown, CallDetailRecord.class);
        checkRecord(record, callback, customer, callee);
        assertThat(CdrTopic.recordsOf(stack, callback)).containsExactly(record);
        checkMoney(customer, record);
        assertThat(phones.rings(customer.number())).isEqualTo(1);
        assertThat(phones.rings(callee)).isEqualTo(1);
    }

    private static void checkRecord(CallDetailRecord record, String callback, Customer customer, String callee) {
        assertThat(record.callbackId()).isEqualTo(UUID.fromString(callback));
        assertThat(record.accountId()).isEqualTo(UUID.fromString(customer.account()));
        assertThat(record.request().caller()).isEqualTo(new Party.E164(customer.number()));
        assertThat(record.request().callee()).isEqualTo(new Party.E164(callee));
        assertThat(record.request().attemptNumber()).isEqualTo(1);
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.endReason()).isEqualTo(EndReason.HANGUP);
        assertThat(record.hungUpBy()).isEqualTo(HungUpBy.CALLEE);
        assertThat(record.refused()).isNull();
        assertThat(record.estimated()).isFalse();
        assertThat(record.hops())
                .extracting(Hop::leg, Hop::party, Hop::trunk, Hop::cause)
                .containsExactly(
                        tuple(Leg.CALLER, new Party.E164(customer.number()), "sim", 16),
                        tuple(Leg.CALLEE, new Party.E164(callee), "sim", 16));
        assertThat(record.talkSeconds()).isEqualTo(Math.ceilDiv(record.talkMillis(), 1000L));
        assertThat(record.overrunMillis()).isZero();
    }

    /** One begun minute of the demo deck's price, taken once; each transfer's sides sum to zero with the house's. */
    private static void checkMoney(Customer customer, CallDetailRecord record) {
        assertThat(record.amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(record.absorbed()).isEqualTo(Money.zero("EUR"));
        assertThat(customer.balance()).isEqualTo(Money.of("4.90", "EUR"));
        assertThat(record.balanceAfter()).isEqualTo(customer.balance());
        var amounts = StreamSupport.stream(customer.ledger().spliterator(), false)
                .map(AnsweredCallbackTest::amount)
                .sorted()
                .toList();
        assertThat(amounts)
                .isEqualTo(List.of(
                        Money.of("-0.10", "EUR").amount(),
                        Money.of("5.00", "EUR").amount()));
    }

    private static BigDecimal amount(JsonNode posting) {
        var amount = posting.path("amount");
        var text = amount.isObject() ? amount.path("amount").asText() : amount.asText();
        return new Money(new BigDecimal(text), "EUR").amount();
    }
}
