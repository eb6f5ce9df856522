package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.contracts.values.Money;
import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.manager.ManagerUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key of the sandbox, from the request to the record: the same API, scripted phones, and no money. */
@OnTheStack
class SandboxTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CALLER = "+442079460900";

    /** Name and secret of the switch's manager user. */
    private static final String MANAGER = "sandbox";

    private final RunningStack stack;
    private final Simulator simulator =
            Simulator.start(Settings.standard().with(ManagerUser.parse(MANAGER + ":" + MANAGER)));
    private String registered = "";

    SandboxTest(RunningStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void thereIsASwitchForTheSandbox() {
        var trunk = Map.of("name", "sandbox", "channel", "PJSIP/{number}@sim");
        var order = new HashMap<String, Object>(Map.of("name", "sandbox", "group", "sandbox", "host", "127.0.0.1"));
        order.putAll(Map.of("username", MANAGER, "secret", MANAGER, "trunks", List.of(trunk)));
        order.put("port", simulator.amiPort());
        registered = "/v1/switches/"
                + stack.operator()
                        .post("/v1/switches", order)
                        .expect(201)
                        .path("id")
                        .asText();
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> stack.operator()
                        .get(registered)
                        .expect(200)
                        .path("state")
                        .asText()
                        .equals("READY"));
    }

    @AfterEach
    void itIsGoneAgain() {
        stack.operator().delete(registered).expect(204);
        simulator.close();
    }

    /** What is asked for, and what comes of it. */
    private record Script(String caller, String callee, Map<String, ?> more, String status, String outcome) {
        Script(String caller, String callee, String status, String outcome) {
            this(caller, callee, Map.of(), status, outcome);
        }
    }

    private record Asked(Script script, String callback) {}

    private static Stream<Script> scripts() {
        var noAnswer = Map.of("number", phone(11), "ringTimeout", 5, "on", List.of("BUSY"));
        return Stream.of(
                new Script(CALLER, phone(2), "COMPLETED", "ANSWERED by CALLEE, HANGUP"),
                new Script(caller(10), phone(3), "NOT_REACHED", "BUSY of CALLER"),
                new Script(CALLER, phone(10), "NOT_REACHED", "BUSY of CALLEE"),
                new Script(CALLER, phone(12), "NOT_REACHED", "REJECTED of CALLEE"),
                new Script(CALLER, phone(13), "NOT_REACHED", "UNREACHABLE of CALLEE"),
                new Script(CALLER, phone(15), "NOT_REACHED", "INVALID_NUMBER of CALLEE"),
                new Script(caller(17), phone(4), "NOT_REACHED", "ABANDONED of CALLER"),
                new Script(CALLER, phone(18), "COMPLETED", "ANSWERED by CALLEE, HANGUP"),
                new Script(CALLER, phone(23), Map.of("maxDuration", 2), "COMPLETED", "ANSWERED by PLATFORM, LIMIT"),
                new Script(
                        CALLER,
                        phone(110),
                        Map.of("fallbacks", List.of(noAnswer)),
                        "NOT_REACHED",
                        "NO_ANSWER of CALLEE"));
    }

    @Test
    void every_scripted_phone_does_what_is_told_of_it_is_priced_and_costs_nothing() {
        var real = Customer.with(stack, "1.00", Phones.anotherCaller(95));
        var customer = inSandbox(real);

        var asked = scripts()
                .map(script -> new Asked(script, ask(customer, script)))
                .toList();

        assertThat(asked.stream().map(each -> came(customer, each.script(), each.callback())))
                .containsExactlyElementsOf(scripts().toList());
        assertThat(real.balance()).isEqualTo(Money.of("1.00", "EUR"));
        assertThat(real.ledger()).hasSize(1);
        assertThat(real.client().get("/v1/callbacks").expect(200).path("items")).isEmpty();
        assertThat(real.client().get("/v1/cdrs").expect(200).path("items")).isEmpty();
        var account = stack.operator().get("/v1/accounts/" + real.account()).expect(200);
        assertThat(account.path("liveCalls").asInt()).isZero();
        var refused = customer.client().post("/v1/callbacks", Map.of("caller", CALLER, "callee", "+496990009123"));
        assertThat(refused.expect(422).path("code").asText()).isEqualTo("sandbox-number");
    }

    /** What came of a callback, which costs nothing. */
    private static Script came(Customer customer, Script script, String callback) {
        var status = customer.end(callback);
        var cdr = record(customer, callback);
        assertThat(cdr.path("sandbox").asBoolean()).isTrue();
        assertThat(cdr.at("/amount/amount").asText()).isEqualTo("0.00");
        assertThat(priced(cdr)).isEqualTo(cdr.path("talkMillis").asLong() > 0 ? "0.10" : "0.00");
        return new Script(script.caller(), script.callee(), script.more(), status, outcome(cdr));
    }

    /** An engine that had not heard of the new switch yet may have put a try off; the next one is told here. */
    private static JsonNode record(Customer customer, String callback) {
        var tries = Awaitility.await().atMost(LIMIT).until(() -> tries(customer, callback), found -> !found.isEmpty());
        assertThat(tries).as("tries of %s", callback).hasSize(1);
        return tries.getFirst();
    }

    private static List<JsonNode> tries(Customer customer, String callback) {
        var records = customer.client()
                .get("/v1/cdrs?callback=" + callback)
                .expect(200)
                .path("items");
        return StreamSupport.stream(records.spliterator(), false)
                .filter(each -> !each.path("disposition").asText().equals("DEFERRED"))
                .toList();
    }

    private static String ask(Customer customer, Script script) {
        var more = new HashMap<String, Object>(script.more());
        more.put("caller", script.caller());
        return customer.ask(script.callee(), more);
    }

    /** The same account by a key of the sandbox. */
    private Customer inSandbox(Customer customer) {
        var key = stack.operator()
                .post(
                        "/v1/accounts/" + customer.account() + "/keys",
                        Map.of("name", "sandbox", "scope", "customer", "sandbox", true))
                .expect(201)
                .path("key")
                .asText();
        var client = stack.client(key);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> client.get("/v1/callbacks").status() == 200
                        && client.get("/v1/cdrs").status() == 200);
        return new Customer(customer.account(), customer.number(), client);
    }

    private static String outcome(JsonNode cdr) {
        var disposition = cdr.path("disposition").asText();
        return disposition.equals("ANSWERED")
                ? "ANSWERED by " + cdr.path("hungUpBy").asText() + ", "
                        + cdr.path("endReason").asText()
                : disposition + " of " + cdr.path("leg").asText();
    }

    /** What the callee's leg would have cost. */
    private static String priced(JsonNode cdr) {
        return cdr.path("legs").findParents("leg").stream()
                .filter(leg -> leg.path("leg").asText().equals("CALLEE"))
                .map(leg -> leg.at("/amount/amount").asText())
                .findFirst()
                .orElse("0.00");
    }

    private static String caller(int script) {
        return "+4420794609%02d".formatted(script);
    }

    /** Of the last hundred, or of another one. */
    private static String phone(int script) {
        return "+493023125%03d".formatted(script < 100 ? 900 + script : script);
    }
}
