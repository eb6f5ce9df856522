package io.ringback.local.demo;

import io.ringback.local.kept.Secrets;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;

/** The demo's account, with its number, its money and its key. */
final class AccountSetup {

    private static final String ACCOUNT = "demoAccount";
    private static final String KEY = "demoKey";
    private static final String SANDBOX_KEY = "demoSandboxKey";
    private static final String PIN = "demoPin";
    private static final int PINS = 1_000_000;

    /** Below this it gets money again, so that the demo can be run for ever. */
    private static final BigDecimal LEAST = new BigDecimal("1.00");

    private final Api operator;
    private final URI url;
    private final Secrets secrets;
    private final PrintStream out;

    AccountSetup(Api operator, URI url, Secrets secrets, PrintStream out) {
        this.operator = operator;
        this.url = url;
        this.secrets = secrets;
        this.out = out;
    }

    /** @param sandbox whether a key of the sandbox is wanted, too */
    Customer run(boolean sandbox) {
        var account = account();
        money(account);
        var sandboxKey = sandbox ? key(account, SANDBOX_KEY, true) : "";
        return new Customer(account, key(account, KEY, false), number(account), pin(account), sandboxKey);
    }

    private String number(String account) {
        return operator.get("/v1/accounts/" + account).orHalt().text("number");
    }

    /** For the page. A new one is set where the account has another, or none. */
    private String pin(String account) {
        var path = "/v1/accounts/" + account + "/pin";
        var kept = secrets.get(PIN);
        if (!kept.isEmpty() && operator.get(path).orHalt().body().path("set").asBoolean()) {
            return kept;
        }
        var pin = "%06d".formatted(new SecureRandom().nextInt(PINS));
        operator.put(path, Map.of("pin", pin)).orHalt();
        secrets.put(PIN, pin);
        return pin;
    }

    private String account() {
        var kept = secrets.get(ACCOUNT);
        if (!kept.isEmpty() && operator.get("/v1/accounts/" + kept).is2xx()) {
            return kept;
        }
        var account = operator.get("/v1/accounts")
                .orHalt()
                .item("name", DemoSetup.NAME)
                .map(found -> found.path("id").asText())
                .orElseGet(this::open);
        operator.post("/v1/accounts/" + account + "/caller-ids", Map.of("number", DemoNumbers.CALLER))
                .orHalt();
        secrets.put(ACCOUNT, account);
        return account;
    }

    private String open() {
        Map<String, Object> wanted = Map.of(
                "name",
                DemoSetup.NAME,
                "currency",
                "EUR",
                "concurrency",
                1,
                "overdraft",
                "0.00",
                "minimumTalkSeconds",
                10,
                "callPlan",
                DemoSetup.NAME);
        var account = operator.post("/v1/accounts", wanted).orHalt().text("id");
        out.println("  opened the account 'demo' with the number " + DemoNumbers.CALLER);
        return account;
    }

    private void money(String account) {
        var balance = operator.get("/v1/accounts/" + account).orHalt().body().path("balance");
        if (new BigDecimal(balance.path("amount").asText("0")).compareTo(LEAST) < 0) {
            var payment = Map.of("amount", "10.00", "reference", "demo-" + UUID.randomUUID());
            operator.post("/v1/accounts/" + account + "/payments", payment).orHalt();
            out.println("  paid 10.00 EUR into it");
        }
    }

    /** A key is shown once, so it is kept; one that is no longer good is replaced. */
    private String key(String account, String name, boolean sandbox) {
        var kept = secrets.get(name);
        if (!kept.isEmpty() && isGood(kept, account)) {
            return kept;
        }
        var key = operator.post(
                        "/v1/accounts/" + account + "/keys",
                        Map.of("name", DemoSetup.NAME, "scope", "customer", "sandbox", sandbox))
                .orHalt()
                .text("key");
        secrets.put(name, key);
        return key;
    }

    private boolean isGood(String key, String account) {
        return new Api(url, key).get("/v1/accounts/" + account).is2xx();
    }
}
