package io.ringback.proof.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.proof.load.Api;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account of the single requests. Its callers' phones refuse at once, so each call is over before the next begins.
 *
 * @param key bears the requests
 * @param callers its numbers
 */
record ProbeAccount(UUID account, String key, List<String> callers) {
    private static final String NAME = "bench";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Busy, rejecting, unreachable, congested and invalid phones. */
    private static final List<String> CALLERS = IntStream.range(0, 10)
            .boxed()
            .flatMap(hundred -> Stream.of(10, 12, 13, 14, 15).map(last -> "+442079460%d%d".formatted(hundred, last)))
            .toList();

    private static final int CALLEES = 100;

    private static final String MONEY = "10000.00";

    /** Makes what is missing of it, and waits until trigger-service knows its key. */
    static ProbeAccount make(HttpClient http, Stack stack) {
        var operator = new Api(http, stack.url(), stack.target().operatorKey());
        return make(http, stack, operator, NAME, CALLERS, MONEY);
    }

    /**
     * One with other numbers.
     *
     * @param money null for none
     */
    static ProbeAccount make(
            HttpClient http, Stack stack, Api operator, String name, List<String> callers, @Nullable String money) {
        var account = operator.get("/v1/accounts?limit=200").path("items").findParents("name").stream()
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(() -> open(operator, name, callers.size()))
                .path("id")
                .asText();
        var path = "/v1/accounts/" + account;
        if (money != null) {
            operator.post(path + "/payments", Map.of("amount", money, "reference", name + "-" + UUID.randomUUID()));
        }
        callers.forEach(number -> operator.post(path + "/caller-ids", Map.of("number", number)));
        var key = operator.post(path + "/keys", Map.of("name", name, "scope", "customer"))
                .path("key")
                .asText();
        awaitKnown(new Api(http, stack.url(), key));
        return new ProbeAccount(UUID.fromString(account), key, callers);
    }

    /**
     * The body of a request: a pair of numbers that comes again only after 5,000 others. Tried once: its caller refuses, and a
     * second try would come into whatever is measured five minutes later, or into the audit.
     */
    static String body(int number) {
        int pair = number % (CALLERS.size() * CALLEES);
        var caller = CALLERS.get(pair % CALLERS.size());
        int callee = pair / CALLERS.size();
        return "{\"caller\":\"%s\",\"callee\":\"+493023125%d0%d\",\"retry\":{\"times\":0}}"
                .formatted(caller, callee / 10, callee % 10);
    }

    private static JsonNode open(Api operator, String name, int callers) {
        return operator.post(
                "/v1/accounts",
                Map.of(
                        "name",
                        name,
                        "currency",
                        "EUR",
                        "callPlan",
                        "demo",
                        "concurrency",
                        1_000,
                        "maxCallerIds",
                        callers));
    }

    static void awaitKnown(Api customer) {
        long until = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (true) {
            try {
                customer.get("/v1/callbacks?limit=1");
                return;
            } catch (Api.Refused e) {
                if (System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
