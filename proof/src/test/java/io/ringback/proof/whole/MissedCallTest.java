package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Json;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Who calls an access number hears it ring, is dropped unanswered, and is called back if the number is known; who calls an
 * extension that is busy is called when it is free.
 */
@OnTheStack
class MissedCallTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ACCESS_NUMBER = "+442079460998";
    /** A site is named as the group of its switches. */
    private static final String OFFICE = "default";

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

    @Test
    void extension_that_finds_another_one_busy_presses_5_and_is_put_through_free_of_charge_when_it_is_free()
            throws Exception {
        var customer = Customer.with(stack, "1.00", Phones.anotherCaller(84));
        openOffice(customer);
        phones.keys("281", "5");
        line("282", "INUSE");

        call("281", "282", "ringback-busy");
        String callback = waiting(customer);
        long rungWhileBusy = phones.rings("281") + phones.rings("282");
        line("282", "NOT_INUSE");
        customer.reaches(callback, "TALKING");
        customer.client().delete("/v1/callbacks/" + callback).expect(202);
        customer.end(callback);

        assertThat(rungWhileBusy).isZero();
        assertThat(phones.rings("281")).isEqualTo(1);
        assertThat(phones.rings("282")).isEqualTo(1);
        assertThat(customer.steps(callback).findValuesAsText("code"))
                .containsSubsequence("WAITING_FOR_LINE", "LINE_FREE", "BRIDGED", "CHARGED");
        var record = Json.mapper().treeToValue(customer.cdr(callback), CallDetailRecord.class);
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.amount()).isEqualTo(Money.zero("EUR"));
        assertThat(record.hops())
                .extracting(Hop::leg, Hop::party, Hop::trunk)
                .containsExactly(
                        tuple(Leg.CALLER, new Party.Extension(OFFICE, "281"), "phones"),
                        tuple(Leg.CALLEE, new Party.Extension(OFFICE, "282"), "phones"));
        assertThat(customer.balance()).isEqualTo(Money.of("1.00", "EUR"));
    }

    private static String waiting(Customer customer) {
        return Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> customer.client().get("/v1/callbacks").expect(200).path("items"),
                        items -> items.path(0).path("status").asText().equals("WAITING_FOR_LINE"))
                .path(0)
                .path("id")
                .asText();
    }

    /** Makes the switches' group the customer's own site, with a way to its phones. */
    private void openOffice(Customer customer) {
        for (var each : switches()) {
            stack.operator()
                    .put("/v1/switches/" + each.path("id").asText(), withPhones(each))
                    .expect(200);
        }
        stack.operator()
                .post("/v1/routes", Map.of("site", OFFICE, "trunks", List.of("phones")))
                .expect(201);
        stack.operator()
                .put("/v1/admission-policy/accounts/" + customer.account(), Map.of("sites", List.of(OFFICE)))
                .expect(200);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> switches().stream()
                        .allMatch(each -> each.path("state").asText().equals("READY")));
    }

    private List<JsonNode> switches() {
        var items = stack.operator().get("/v1/switches").expect(200).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(each -> each.path("group").asText().equals(OFFICE))
                .toList();
    }

    private static Map<String, ?> withPhones(JsonNode registered) {
        return Map.of(
                "name",
                registered.path("name").asText(),
                "host",
                registered.path("host").asText(),
                "port",
                registered.path("port").asInt(),
                "username",
                registered.path("username").asText(),
                "trunks",
                Stream.of("sim", "phones")
                        .map(trunk -> Map.of("name", trunk, "channel", "PJSIP/{number}@sim"))
                        .toList());
    }

    private void line(String extension, String state) {
        carrier().put("/lines/" + extension, Map.of("state", state)).expect(200);
    }

    private Client carrier() {
        return new Client(stack.value("SWITCH_HTTP").split(",", -1)[0], "");
    }

    private JsonNode call(String from, String to, String context) {
        return carrier()
                .post("/inbound", Map.of("from", from, "to", to, "context", context))
                .expect(201)
                .path("channelId");
    }

    private boolean dropped(String from) {
        return dropped(from, ACCESS_NUMBER);
    }

    /** Calls the access number, and says whether the call was dropped as it should be. */
    private boolean dropped(String from, String number) {
        var carrier = carrier();
        var call = call(from.substring(1), number.substring(1), "ringback-missed");
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
