package io.ringback.proof.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Whose calls the load is: accounts with money, numbers and keys, made through the public API. Accounts that an earlier
 * load made are found by their names and used again. Neither money nor the calls an account may have at once limit the
 * load.
 */
public final class Population {
    private static final int ACCOUNTS = 20;
    private static final int CALLS_AT_ONCE = 1_000;
    private static final String MONEY = "10000.00";
    private static final String PLAN = "demo";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);

    private final Numbers numbers;
    private final List<String> keys;

    private Population(Numbers numbers, List<String> keys) {
        this.numbers = numbers;
        this.keys = keys;
    }

    /** One request: whose key it bears, and which numbers. */
    record Wish(String key, String caller, String callee) {}

    /**
     * Makes what is missing and waits until the services know of it.
     *
     * @param target the stack; it has the demo's call plan and route
     * @param highestRate requests per second it will do for, 1 to {@value LoadSettings#HIGHEST_RATE}: the fewer, the
     *     fewer numbers are made
     * @throws IllegalStateException if the stack refuses
     */
    public static Population make(LoadTarget target, int highestRate) throws InterruptedException {
        if (highestRate < 1 || highestRate > LoadSettings.HIGHEST_RATE) {
            throw new IllegalArgumentException("highestRate must be 1 to " + LoadSettings.HIGHEST_RATE);
        }
        var numbers = new Numbers(highestRate);
        var accounts = Math.min(ACCOUNTS, numbers.callers().size());
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var operator = new Api(http, target.url(), target.operatorKey());
            var existing = existing(operator);
            List<Future<String>> keys = IntStream.range(0, accounts)
                    .mapToObj(n -> threads.submit(() -> account(operator, existing, numbers, n, accounts)))
                    .toList();
            var made = new ArrayList<String>();
            for (Future<String> key : keys) {
                made.add(key.get());
            }
            made.forEach(key -> awaitKnown(new Api(http, target.url(), key)));
            return new Population(numbers, List.copyOf(made));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalStateException refused ? refused : new IllegalStateException(e);
        }
    }

    /** What to ask for at a moment. */
    Wish at(Instant moment) {
        var pair = numbers.at(moment);
        return new Wish(keys.get(pair.caller() % keys.size()), numbers.callers().get(pair.caller()), pair.callee());
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
    private static String account(
            Api operator, Map<String, String> existing, Numbers numbers, int index, int accounts) {
        var name = "load-%02d".formatted(index);
        var account = existing.containsKey(name) ? existing.get(name) : open(operator, name);
        var path = "/v1/accounts/" + account;
        var registered = operator.get(path + "/caller-ids").path("items").findValuesAsText("number");
        for (int n = index; n < numbers.callers().size(); n += accounts) {
            var number = numbers.callers().get(n);
            if (!registered.contains(number)) {
                operator.post(path + "/caller-ids", Map.of("number", number));
            }
        }
        operator.post(path + "/payments", Map.of("amount", MONEY, "reference", "load-" + UUID.randomUUID()));
        return operator.post(path + "/keys", Map.of("name", "load", "scope", "customer"))
                .path("key")
                .asText();
    }

    private static String open(Api operator, String name) {
        Map<String, Object> order = Map.of(
                "name", name, "currency", "EUR", "callPlan", PLAN, "concurrency", CALLS_AT_ONCE, "maxCallerIds", 100);
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
