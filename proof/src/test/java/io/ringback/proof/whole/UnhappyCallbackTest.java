package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.contracts.values.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Callbacks that do not come to a talk, or to its natural end. */
@OnTheStack
class UnhappyCallbackTest {
    private final RunningStack stack;
    private final Phones phones;

    UnhappyCallbackTest(RunningStack stack) {
        this.stack = stack;
        this.phones = new Phones(stack);
    }

    @Test
    void busy_callee_costs_nothing() {
        var customer = Customer.with(stack, "5.00", Phones.answeringCaller(2));

        var callback = customer.ask(Phones.busy(2), Map.of());

        assertThat(customer.end(callback)).isEqualTo("NOT_REACHED");
        checkCdr(customer.cdr(callback), "BUSY", "CALLEE");
        assertThat(customer.balance()).isEqualTo(Money.of("5.00", "EUR"));
        assertThat(phones.rings(customer.number())).isEqualTo(1);
    }

    @Test
    void callee_is_not_rung_when_the_caller_is_busy() {
        var customer = Customer.with(stack, "5.00", Phones.busyCaller(3));
        var callee = Phones.answering(3);

        var callback = customer.ask(callee, Map.of());

        assertThat(customer.end(callback)).isEqualTo("NOT_REACHED");
        checkCdr(customer.cdr(callback), "BUSY", "CALLER");
        assertThat(customer.balance()).isEqualTo(Money.of("5.00", "EUR"));
        assertThat(phones.rings(callee)).isZero();
    }

    @Test
    void callback_without_money_is_refused_with_one_settlement_of_zero_and_rings_nobody() {
        var customer = Customer.with(stack, "0.01", Phones.answeringCaller(4));
        var callee = Phones.answering(4);

        var callback = customer.ask(callee, Map.of());

        assertThat(customer.end(callback)).isEqualTo("REFUSED");
        var cdr = customer.cdr(callback);
        assertThat(cdr.path("refused").asText()).isEqualTo("NO_MONEY");
        assertThat(cdr.path("amount").path("amount").asText()).isEqualTo("0.00");
        assertThat(customer.steps(callback).findValuesAsText("text"))
                .contains("Refused: The balance does not cover the shortest call.");
        assertThat(phones.rings(customer.number()) + phones.rings(callee)).isZero();
    }

    @Test
    void callback_to_a_number_without_a_rate_is_refused() {
        var customer = Customer.with(stack, "5.00", Phones.answeringCaller(5));

        var callback = customer.ask("+12025550123", Map.of());

        assertThat(customer.end(callback)).isEqualTo("REFUSED");
        assertThat(customer.cdr(callback).path("refused").asText()).isEqualTo("NO_RATE");
    }

    @Test
    void talk_ends_at_its_limit_and_is_charged() {
        var customer = Customer.with(stack, "5.00", Phones.answeringCaller(6));

        var callback = customer.ask(Phones.talkingForEver(6), Map.of("maxDuration", 4));

        assertThat(customer.end(callback)).isEqualTo("COMPLETED");
        var cdr = customer.cdr(callback);
        assertThat(cdr.path("endReason").asText()).isEqualTo("LIMIT");
        assertThat(cdr.path("talkSeconds").asLong()).isEqualTo(4);
        assertThat(customer.balance()).isEqualTo(Money.of("4.90", "EUR"));
    }

    @Test
    void cancel_while_the_caller_rings_stops_the_ringing_and_costs_nothing() {
        var customer = Customer.with(stack, "5.00", Phones.silentCaller(7));
        var callee = Phones.answering(7);
        var callback = customer.ask(callee, Map.of());
        customer.reaches(callback, "RINGING_CALLER");

        customer.client().delete("/v1/callbacks/" + callback).expect(202);

        assertThat(customer.end(callback)).isEqualTo("CANCELLED");
        assertThat(customer.cdr(callback).path("disposition").asText()).isEqualTo("CANCELLED");
        assertThat(customer.balance()).isEqualTo(Money.of("5.00", "EUR"));
        assertThat(phones.rings(callee)).isZero();
        customer.client().delete("/v1/callbacks/" + callback).expect(409);
    }

    @Test
    void cancel_in_the_talk_ends_it_and_charges_what_was_talked() {
        var customer = Customer.with(stack, "5.00", Phones.answeringCaller(8));
        var callback = customer.ask(Phones.talkingForEver(8), Map.of());
        customer.reaches(callback, "TALKING");

        customer.client().delete("/v1/callbacks/" + callback).expect(202);

        customer.end(callback);
        var cdr = customer.cdr(callback);
        assertThat(cdr.path("disposition").asText()).isEqualTo("ANSWERED");
        assertThat(cdr.path("endReason").asText()).isEqualTo("CANCELLED");
        assertThat(customer.balance()).isEqualTo(Money.of("4.90", "EUR"));
    }

    private static void checkCdr(JsonNode cdr, String disposition, String leg) {
        assertThat(cdr.path("disposition").asText()).isEqualTo(disposition);
        assertThat(cdr.path("leg").asText()).isEqualTo(leg);
        assertThat(cdr.path("talkMillis").asLong()).isZero();
        assertThat(cdr.path("amount").path("amount").asText()).isEqualTo("0.00");
    }
}
