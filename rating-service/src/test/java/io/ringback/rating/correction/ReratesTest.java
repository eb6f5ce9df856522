package io.ringback.rating.correction;

import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class ReratesTest {
    private final Instant from = Instant.now();

    @Inject
    Bus bus;

    @Inject
    Database database;

    @Test
    void dry_run_says_what_it_would_do_and_does_nothing() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        bus.called(customer.wish(), 61_000);
        bus.called(customer.wish(), 30_000);
        var second = Desk.activateDeck(deck, "0.30", 60, 60);

        var tried = order(second, Map.of()).jsonPath();

        assertThat(shown(tried)).isEqualTo(List.of(true, 2, 2, Map.of(), "EUR", "0.300000", "0.900000"));
        assertThat(tried.getMap("$")).doesNotContainKey("id");
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.70", "EUR"));
    }

    @Test
    void period_is_priced_anew_once_and_what_may_not_change_is_left_and_counted() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        var changed = bus.called(customer.wish(), 61_000).attemptId();
        var named = bus.called(customer.wish(), 61_000).attemptId();
        asOperator().body(Map.of("amount", "0.05", "reason", "bad line")).post("/v1/attempts/{id}/corrections", named);
        var poor = Desk.customer(deck, "0.20");
        bus.called(poor.wish(), 61_000);
        var foreign = Desk.customer(Desk.deck("0.10"), "5");
        bus.called(foreign.wish(), 61_000);
        var second = Desk.activateDeck(deck, "0.30", 60, 60);

        var done = order(second, Map.of("dryRun", false)).jsonPath();
        var again = asOperator()
                .post("/v1/rerates/{id}/steps", done.getString("id"))
                .jsonPath();
        var other = order(second, Map.of("dryRun", false)).jsonPath();

        assertThat(shown(done))
                .isEqualTo(List.of(
                        true, 3, 1, Map.of("amount-named", 1, "not-covered", 1), "EUR", "0.200000", "0.600000"));
        assertThat(shown(again)).isEqualTo(shown(done));
        assertThat(other.getInt("corrected")).isZero();
        assertThat(bus.the(ChargeCorrected.class, changed).deckVersion()).isEqualTo(2);
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.35", "EUR"));
        assertThat(Desk.balance(poor.account())).isEqualTo(Money.zero("EUR"));
        assertThat(Desk.balance(foreign.account())).isEqualTo(Money.of("4.80", "EUR"));
    }

    @Test
    void step_that_was_broken_off_is_taken_again_without_correcting_anything_twice() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        bus.called(customer.wish(), 61_000);
        bus.called(customer.wish(), 61_000);
        var second = Desk.activateDeck(deck, "0.30", 60, 60);
        var id = UUID.fromString(
                order(second, Map.of("dryRun", false)).jsonPath().getString("id"));
        // As after a crash between the corrections and the note of how far they are.
        database.runInTransaction(tx -> tx.execute(
                "UPDATE rerate SET done = false, examined = 0, cursor_at = NULL, cursor_id = NULL WHERE id = $1", id));

        var resumed = asOperator().post("/v1/rerates/{id}/steps", id).jsonPath();

        assertThat(shown(resumed)).isEqualTo(List.of(true, 2, 2, Map.of(), "EUR", "0.400000", "1.200000"));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("3.80", "EUR"));
    }

    @Test
    void senseless_order_is_refused_with_the_field() {
        var deck = Desk.activateDeck(Desk.fresh("deck"), "0.10", 60, 60);

        assertThat(field(order(new UUID(1, 1), Map.of()))).isEqualTo("rateDeck");
        assertThat(field(order(deck, Map.of("to", from.minusSeconds(1).toString()))))
                .isEqualTo("to");
        assertThat(asOperator().get("/v1/rerates/{id}", new UUID(1, 1)).statusCode())
                .isEqualTo(404);
    }

    private Response order(UUID deck, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "rateDeck",
                deck,
                "from",
                from.toString(),
                "to",
                from.plusSeconds(3600).toString(),
                "reason",
                "wrong price"));
        body.putAll(more);
        return asOperator().body(body).post("/v1/rerates");
    }

    private static List<Object> shown(JsonPath rerate) {
        return List.of(
                rerate.getBoolean("done"),
                rerate.getInt("examined"),
                rerate.getInt("corrected"),
                rerate.getMap("skipped"),
                rerate.getString("currency"),
                rerate.getString("before"),
                rerate.getString("after"));
    }

    private static String field(Response response) {
        assertThat(response.statusCode()).isEqualTo(400);
        return response.jsonPath().getString("errors[0].field");
    }
}
