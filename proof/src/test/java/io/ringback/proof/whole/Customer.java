package io.ringback.proof.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.contracts.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * A customer with money, one proven number and a key.
 *
 * @param account its id
 * @param number its proven number
 * @param client the API with its key
 */
record Customer(String account, String number, Client client) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<String> TERMINAL =
            Set.of("COMPLETED", "NOT_REACHED", "REFUSED", "CANCELLED", "EXPIRED", "UNKNOWN");

    static Customer with(RunningStack stack, String balance, String number) {
        var operator = stack.operator();
        var account = operator.post(
                        "/v1/accounts", Map.of("name", "proof " + number, "currency", "EUR", "callPlan", "demo"))
                .expect(201)
                .path("id")
                .asText();
        var path = "/v1/accounts/" + account;
        operator.post(path + "/caller-ids", Map.of("number", number)).expect(201);
        operator.post(
                        path + "/payments",
                        Map.of("amount", balance, "reference", UUID.randomUUID().toString()))
                .expect(201);
        var key = operator.post(path + "/keys", Map.of("name", "proof", "scope", "customer"))
                .expect(201)
                .path("key")
                .asText();
        var customer = new Customer(account, number, stack.client(key));
        // The account and its key reach the other services by Kafka.
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> customer.client.get("/v1/callbacks").status() == 200
                        && customer.client.get("/v1/cdrs").status() == 200);
        return customer;
    }

    /** Sets the account's PIN, and gives the number that is keyed and typed with it. */
    String withPin(RunningStack stack, String pin) {
        var path = "/v1/accounts/" + account;
        stack.operator().put(path + "/pin", Map.of("pin", pin)).expect(204);
        return stack.operator().get(path).expect(200).path("number").asText();
    }

    /** Asks for a callback, once, and gives its id. */
    String ask(String callee, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of("caller", number, "callee", callee, "retry", Map.of("times", 0)));
        body.putAll(more);
        return client.post("/v1/callbacks", body).expect(202).path("id").asText();
    }

    /** Waits for a terminal state and gives it. */
    String end(String callback) {
        return Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> client.get("/v1/callbacks/" + callback)
                                .expect(200)
                                .path("status")
                                .asText(),
                        TERMINAL::contains);
    }

    /** Waits until the callback has been in this state. */
    void reaches(String callback, String status) {
        Awaitility.await().atMost(LIMIT).until(() -> statuses(callback).contains(status));
    }

    /** The states in the order of the timeline, each once. */
    List<String> statuses(String callback) {
        return steps(callback).findValuesAsText("status").stream().distinct().toList();
    }

    JsonNode steps(String callback) {
        return client.get("/v1/callbacks/" + callback + "/timeline").expect(200).path("steps");
    }

    /** Waits for the callback's one CDR and gives it as the API shows it. */
    JsonNode cdr(String callback) {
        var found = Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> client.get("/v1/cdrs?callback=" + callback)
                                .expect(200)
                                .path("items"),
                        items -> !items.isEmpty());
        if (found.size() != 1) {
            throw new AssertionError("one CDR expected: " + found);
        }
        return found.get(0);
    }

    Money balance() {
        var balance = client.get("/v1/accounts/" + account).expect(200).path("balance");
        return new Money(
                new BigDecimal(balance.path("amount").asText()),
                balance.path("currency").asText());
    }

    JsonNode ledger() {
        return client.get("/v1/accounts/" + account + "/ledger").expect(200).path("items");
    }
}
