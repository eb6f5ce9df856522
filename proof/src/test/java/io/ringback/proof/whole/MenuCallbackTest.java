package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Json;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A callback that names no callee: the caller is rung, asked for the number, and dials it on the phone's keys. */
@OnTheStack
class MenuCallbackTest {
    /** What the simulated phones key that are asked: 00493023125002. */
    private static final Party KEYED = new Party.E164(Phones.answering(0));

    private final RunningStack stack;
    private final Phones phones;

    MenuCallbackTest(RunningStack stack) {
        this.stack = stack;
        this.phones = new Phones(stack);
    }

    @Test
    void caller_dials_the_number_on_the_phone_and_pays_for_the_talk() throws Exception {
        var customer = Customer.with(stack, "5.00", Phones.keyingCaller(1));
        long rings = phones.rings(customer.number());

        var callback = asked(customer);

        assertThat(customer.end(callback)).isEqualTo("COMPLETED");
        assertThat(customer.steps(callback).findValuesAsText("code"))
                .contains("CALLER_ANSWERED", "DESTINATION_DIALLED", "CALLEE_RINGS", "BRIDGED", "CHARGED");
        var record = Json.mapper().treeToValue(customer.cdr(callback), CallDetailRecord.class);
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.hops()).extracting(Hop::leg).containsExactly(Leg.CALLER, Leg.CALLEE);
        assertThat(record.hops().getLast().party()).isEqualTo(KEYED);
        assertThat(record.amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(customer.balance()).isEqualTo(Money.of("4.90", "EUR"));
        assertThat(phones.rings(customer.number())).isEqualTo(rings + 1);
    }

    @Test
    void caller_who_keys_three_wrong_numbers_reaches_nobody_and_pays_nothing() throws Exception {
        var customer = Customer.with(stack, "5.00", Phones.wronglyKeyingCaller(1));
        long rings = phones.rings(customer.number());

        var callback = asked(customer);

        assertThat(customer.end(callback)).isEqualTo("NOT_REACHED");
        var record = Json.mapper().treeToValue(customer.cdr(callback), CallDetailRecord.class);
        assertThat(record.disposition()).isEqualTo(Disposition.NO_DESTINATION);
        assertThat(record.hops()).extracting(Hop::leg).containsExactly(Leg.CALLER);
        assertThat(customer.balance()).isEqualTo(Money.of("5.00", "EUR"));
        assertThat(phones.rings(customer.number())).isEqualTo(rings + 1);
    }

    private static String asked(Customer customer) {
        JsonNode accepted = customer.client()
                .post("/v1/callbacks", Map.of("caller", customer.number(), "retry", Map.of("times", 0)))
                .expect(202);
        assertThat(accepted.has("callee")).isFalse();
        return accepted.path("id").asText();
    }
}
