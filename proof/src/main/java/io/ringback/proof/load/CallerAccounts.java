package io.ringback.proof.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Accounts with money, numbers and keys, made through the public API. Those that an earlier run made are found by their
 * names and used again. Neither money nor the calls an account may have at once limit anything.
 *
 * @param target the stack; it has the demo's call plan and route
 * @param prefix of their names
 */
public record CallerAccounts(LoadTarget target, String prefix) {
    /** Caller-IDs an account may have here. */
    public static final int MOST_NUMBERS = 100;

    private static final int CALLS_AT_ONCE = 1_000;
    private static final String MONEY = "10000.00";
    private static final String PLAN = "demo";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);

    /**
     * Makes what is missing and waits until the services know of it.
     *
     * @param numbers those of each account, at most {@value #MOST_NUMBERS}
     * @return a key of each, in the same order
     * @throws IllegalStateException if the stack refuses
     */
    public List<String> with(List<List<String>> numbers) throws InterruptedException {
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var operator = new Api(http, target.url(), target.operatorKey());
            var existing = existing(operator);
            var keys = new ArrayList<Future<String>>();
            for (int n = 0; n < numbers.size(); n++) {
                var name = "%s-%02d".formatted(prefix, n);
                var own = numbers.get(n);
                keys.add(threads.submit(() -> account(operator, existing, name, own)));
            }
            var made = new ArrayList<String>();
            for (Future<String> key : keys) {
                made.add(key.get());
            }
            made.forEach(key -> awaitKnown(new Api(http, target.url(), key)));
            return List.copyOf(made);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalStateException refused ? refused : new IllegalStateException(e);
        }
    }

    private static Map<String, String> existing(Api operator) {
        var found = new HashMap<String, String>();
        var query = "?limit=200";
        while (!query.isEmpty()) {
            var page = operator.get("/v1/accounts" + query);
            for (JsonNode item : page.path("items")) {
                found.put(item.path("name").asText(), item.path("id").asText());
            }
            var next = page.path("next").asText("");
            query = next.isEmpty() || page.path("next").isNull()
                    ? ""
                    : "?limit=200&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        return found;
    }

    /** One account; gives its key. */
    private static String account(Api operator, Map<String, String> existing, String name, List<String> numbers) {
        var account = existing.containsKey(name) ? existing.get(name) : open(operator, name);
        var path = "/v1/accounts/" + account;
        Set<String> registered =
                new HashSet<>(operator.get(path + "/caller-ids").path("items").findValuesAsText("number"));
        numbers.stream()
                .filter(number -> !registered.contains(number))
                .forEach(number -> operator.post(path + "/caller-ids", Map.of("number", number)));
        operator.post(path + "/payments", Map.of("amount", MONEY, "reference", name + "-" + UUID.randomUUID()));
        return operator.post(path + "/keys", Map.of("name", "load", "scope", "customer"))
                .path("key")
                .asText();
    }

    private static String open(Api operator, String name) {
        Map<String, Object> order = Map.of(
                "name",
                name,
                "currency",
                "EUR",
                "callPlan",
                PLAN,
                "concurrency",
                CALLS_AT_ONCE,
                "maxCallerIds",
                MOST_NUMBERS);
        return operator.post("/v1/accounts", order).path("id").asText();
    }

    private static void awaitKnown(Api customer) {
        long until = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (true) {
            try {
                customer.get("/v1/callbacks?limit=1");
                return;
            } catch (Api.Refused e) {
                if (System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }
}
