package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.contracts.values.Money;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who calls an access number hears it ring, is dropped unanswered, and is called back if the number is known. */
@OnTheStack
class MissedCallTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ACCESS_NUMBER = "+442079460998";
    private static final String OPEN_NUMBER = "+442079460997";

    /** Q.850: rejected; the network charges nobody for it. */
    private static final int REJECTED = 21;

    private final RunningStack stack;
    private final Phones phones;

    MissedCallTest(RunningStack stack) {
        this.stack = stack;
        this.phones = new Phones(stack);
    }

    @Test
    void known_caller_is_called_back_and_asked_for_the_number_and_a_stranger_is_left_alone() {
        var customer = Customer.with(stack, "5.00", Phones.keyingCaller(2));
        var stranger = Phones.keyingCaller(3);
        stack.operator()
                .post("/v1/access-numbers", Map.of("number", ACCESS_NUMBER, "mode", "MISSED_CALL", "delay", 1))
                .expect(201);
        // The access number reaches the engines by Kafka; until then they leave calls to it alone.
        Awaitility.await().atMost(LIMIT).until(() -> dropped(stranger));
        long strangersRings = phones.rings(stranger);
        long rings = phones.rings(customer.number());

        boolean dropped = dropped(customer.number());

        var callback = Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> customer.client().get("/v1/callbacks").expect(200).path("items"),
                        items -> !items.isEmpty())
                .get(0);
        assertThat(dropped).isTrue();
        assertThat(callback.path("accessNumber").asText()).isEqualTo(ACCESS_NUMBER);
        assertThat(customer.end(callback.path("id").asText())).isEqualTo("COMPLETED");
        assertThat(customer.steps(callback.path("id").asText()).findValuesAsText("code"))
                .contains("SCHEDULED", "DESTINATION_DIALLED", "BRIDGED", "CHARGED");
        Awaitility.await().atMost(LIMIT).until(() -> customer.balance().equals(Money.of("4.90", "EUR")));
        assertThat(phones.rings(customer.number())).isEqualTo(rings + 1);
        assertThat(phones.rings(stranger)).isEqualTo(strangersRings);
    }

    @Test
    void anybody_names_account_and_pin_on_the_line_and_that_account_pays() {
        var owner = Customer.with(stack, "5.00", Phones.anotherCaller(86));
        var customer = Customer.with(stack, "5.00", Phones.anotherCaller(85));
        var stranger = Phones.keyingCaller(4);
        phones.keys(stranger, customer.withPin(stack, "4711") + "#", "4711#", "00493023125002#");
        stack.operator()
                .post(
                        "/v1/access-numbers",
                        Map.of("number", OPEN_NUMBER, "mode", "ANY_CALLER", "delay", 1, "account", owner.account()))
                .expect(201);

        Awaitility.await().atMost(LIMIT).until(() -> dropped(stranger, OPEN_NUMBER));

        var callback = Awaitility.await()
                .atMost(LIMIT)
                .until(() -> owner.client().get("/v1/callbacks").expect(200).path("items"), items -> !items.isEmpty())
                .get(0);
        assertThat(owner.end(callback.path("id").asText())).isEqualTo("COMPLETED");
        Awaitility.await().atMost(LIMIT).until(() -> customer.balance().equals(Money.of("4.90", "EUR")));
        assertThat(owner.balance()).isEqualTo(Money.of("5.00", "EUR"));
    }

    private boolean dropped(String from) {
        return dropped(from, ACCESS_NUMBER);
    }

    /** Calls the access number, and says whether the call was dropped as it should be. */
    private boolean dropped(String from, String number) {
        var carrier = new Client(stack.value("SWITCH_HTTP").split(",", -1)[0], "");
        var call = carrier.post(
                        "/inbound",
                        Map.of("from", from.substring(1), "to", number.substring(1), "context", "ringback-missed"))
                .expect(201)
                .path("channelId");
        var ended = Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> of(carrier.get("/inbound").body(), call),
                        seen -> seen.path("ended").asBoolean());
        return ended.path("cause").asInt() == REJECTED
                && !ended.path("answered").asBoolean();
    }

    private static JsonNode of(JsonNode calls, JsonNode id) {
        return StreamSupport.stream(calls.spliterator(), false)
                .filter(each -> each.path("channelId").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
