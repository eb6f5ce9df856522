package io.ringback.local.demo;

import io.ringback.local.kept.Secrets;
import io.ringback.local.process.Halt;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes what the demo needs, over the public API alone: a rate deck and a call plan, an account with a number and money, and the
 * simulators as switches. Run again it makes only what is missing.
 */
public final class DemoSetup {

    /** Of the deck, the plan and the account. */
    static final String NAME = "demo";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whole minutes, so that a talk of three seconds costs something to look at. */
    private static final Map<String, Object> DECK = Map.of(
            "name",
            NAME,
            "currency",
            "EUR",
            "rates",
            List.of(rate("49", "Germany", "0.10"), rate("44", "United Kingdom", "0.12")));

    private final Api operator;
    private final URI url;
    private final AccountSetup account;
    private final SwitchSetup simulated;
    private final PrintStream out;

    /**
     * A set-up over one gateway.
     *
     * @param url the gateway
     * @param secrets has the operator's key and keeps the customer's
     * @param out told what is made
     */
    public DemoSetup(URI url, Secrets secrets, PrintStream out) {
        this.url = url;
        this.out = out;
        this.operator = new Api(url, secrets.operatorKey());
        this.account = new AccountSetup(operator, url, secrets, out);
        this.simulated = new SwitchSetup(operator, out);
    }

    /**
     * Makes what is missing and waits until it is in force.
     *
     * @param simulators how the engine reaches them
     * @return the demo's customer
     * @throws Halt if the API refuses something or it does not come into force
     */
    public Customer run(List<SwitchAccess> simulators) {
        simulators.forEach(simulated::register);
        rateDeck();
        callPlan();
        routes();
        var customer = account.run(
                simulators.stream().anyMatch(access -> access.group().equals(SwitchAccess.SANDBOX)));
        simulators.forEach(simulator -> simulated.awaitReady(simulator, PATIENCE));
        awaitKey(customer.key());
        if (!customer.sandboxKey().isEmpty()) {
            awaitKey(customer.sandboxKey());
        }
        return customer;
    }

    private void rateDeck() {
        var decks = operator.get("/v1/rate-decks").orHalt();
        if (decks.item("name", NAME, "state", "ACTIVE").isPresent()) {
            return;
        }
        // A draft may be left by a set-up that was cut short.
        var draft = decks.item("name", NAME, "state", "DRAFT")
                .map(deck -> deck.path("id").asText())
                .orElseGet(() -> operator.post("/v1/rate-decks", DECK).orHalt().text("id"));
        operator.post("/v1/rate-decks/" + draft + "/activate", Map.of()).orHalt();
        out.println("  made the rate deck 'demo': +49 at 0.10 EUR a minute, whole minutes");
    }

    private void callPlan() {
        if (operator.get("/v1/call-plans").orHalt().item("name", NAME).isEmpty()) {
            operator.post("/v1/call-plans", Map.of("name", NAME, "currency", "EUR", "calleeDeck", NAME))
                    .orConflict();
        }
    }

    private void routes() {
        if (operator.get("/v1/routes").orHalt().item("prefix", "").isEmpty()) {
            operator.post("/v1/routes", Map.of("prefix", "", "trunks", List.of(SwitchSetup.TRUNK)))
                    .orConflict();
        }
    }

    /** The services learn of keys from a topic, each in its own time. */
    private void awaitKey(String key) {
        var api = new Api(url, key);
        for (String path : List.of("/v1/callbacks", "/v1/cdrs")) {
            Patience.until(
                    PATIENCE,
                    () -> Optional.of(api.get(path)).filter(Reply::is2xx),
                    () -> "GET " + path + " does not come to accept the demo account's key.");
        }
    }

    private static Map<String, Object> rate(String prefix, String destination, String pricePerMinute) {
        return Map.of(
                "prefix",
                prefix,
                "destination",
                destination,
                "pricePerMinute",
                pricePerMinute,
                "connectCharge",
                "0",
                "firstIncrementSeconds",
                60,
                "incrementSeconds",
                60);
    }
}
