package io.ringback.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What an operator does by HTTP before a test begins. */
public final class Desk {
    public static final String OPERATOR_KEY = "rb_operator_key_of_the_tests";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Desk() {}

    /** An account that is ready to call. */
    public record Customer(UUID account, Party.E164 number, String deck) {
        /** From the account's own number to the usual callee. */
        public Wishes wish() {
            return Wishes.of(account).from(number);
        }
    }

    public static RequestSpecification asOperator() {
        return as(OPERATOR_KEY);
    }

    public static RequestSpecification as(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    /** Something nobody else in this run is called. */
    public static String fresh(String what) {
        return what + "-" + NEXT.incrementAndGet();
    }

    /** A number of the reserved range nobody else in this run has. */
    public static Party.E164 freshNumber() {
        return new Party.E164("+442079460%03d".formatted(NEXT.incrementAndGet()));
    }

    /** Germany at this price, whole minutes, in force. */
    public static String deck(String pricePerMinute) {
        var name = fresh("deck");
        activateDeck(name, pricePerMinute, 60, 60);
        return name;
    }

    /** A further version of a deck, in force. */
    public static UUID activateDeck(String name, String pricePerMinute, int first, int further) {
        var rate = Map.of(
                "prefix", "49",
                "destination", "Germany",
                "pricePerMinute", pricePerMinute,
                "firstIncrementSeconds", first,
                "incrementSeconds", further);
        var deck = Map.of("name", name, "currency", "EUR", "rates", List.of(rate));
        var id = id(asOperator().body(deck).post("/v1/rate-decks"));
        assertThat(asOperator().post("/v1/rate-decks/{id}/activate", id).statusCode())
                .isEqualTo(200);
        return id;
    }

    /** The plan of the deck's name: the callee's leg by this deck, the caller's leg free. */
    public static String plan(String deck) {
        var answer = asOperator()
                .body(Map.of("name", deck, "currency", "EUR", "calleeDeck", deck))
                .post("/v1/call-plans");
        assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 409);
        return deck;
    }

    /** An account with this balance, its own number registered, and no least talk. */
    public static Customer customer(String deck, String balance, Map<String, Object> settings) {
        var order = new HashMap<String, Object>(
                Map.of("name", fresh("customer"), "currency", "EUR", "callPlan", plan(deck), "minimumTalkSeconds", 0));
        order.putAll(settings);
        var account = id(asOperator().body(order).post("/v1/accounts"));
        var number = freshNumber();
        id(
                asOperator().body(Map.of("number", number.number())).post("/v1/accounts/{id}/caller-ids", account),
                "number");
        if (!balance.equals("0")) {
            pay(account, balance);
        }
        everyNumberByTrunkSim();
        return new Customer(account, number, deck);
    }

    public static Customer customer(String deck, String balance) {
        return customer(deck, balance, Map.of());
    }

    public static UUID pay(UUID account, String amount) {
        return id(asOperator().body(Map.of("amount", amount)).post("/v1/accounts/{id}/payments", account));
    }

    /** A key of the account, once every service knows it. */
    public static String key(UUID account) {
        return key(account, "customer", false);
    }

    /** The same, of the sandbox. */
    public static String sandboxKey(UUID account) {
        return key(account, "customer", true);
    }

    /** A key that sees everybody's, in the sandbox. */
    public static String operatorsSandboxKey(UUID account) {
        return key(account, "operator", true);
    }

    private static String key(UUID account, String scope, boolean sandbox) {
        var key = asOperator()
                .body(Map.of("name", "tests", "scope", scope, "sandbox", sandbox))
                .post("/v1/accounts/{id}/keys", account)
                .jsonPath()
                .getString("key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(key).get("/v1/accounts/{id}", account).statusCode() == 200);
        return key;
    }

    public static Money balance(UUID account) {
        return money(account, "balance");
    }

    public static Money held(UUID account) {
        return money(account, "held");
    }

    public static int liveCalls(UUID account) {
        return asOperator().get("/v1/accounts/{id}", account).jsonPath().getInt("liveCalls");
    }

    /** The problem in an answer, without what differs each time. */
    public static Map<String, Object> problem(Response response) {
        Map<String, Object> body = response.then()
                .contentType("application/problem+json")
                .extract()
                .jsonPath()
                .getMap("$");
        body.keySet().retainAll(List.of("status", "code", "detail", "errors"));
        return body;
    }

    private static Money money(UUID account, String field) {
        var answer = asOperator().get("/v1/accounts/{id}", account).jsonPath();
        return Money.of(answer.getString(field + ".amount"), answer.getString(field + ".currency"));
    }

    private static void everyNumberByTrunkSim() {
        var answer = asOperator()
                .body(Map.of("prefix", "", "trunks", List.of("sim")))
                .post("/v1/routes");
        assertThat(answer.statusCode()).isIn(201, 409);
    }

    private static UUID id(Response response) {
        return UUID.fromString(id(response, "id"));
    }

    private static String id(Response response, String field) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath().getString(field);
    }
}
