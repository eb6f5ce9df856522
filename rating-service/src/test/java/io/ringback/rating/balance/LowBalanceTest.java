package io.ringback.rating.balance;

import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class LowBalanceTest {
    @Inject
    Bus bus;

    @Inject
    MeterRegistry registry;

    @Test
    void balance_that_falls_below_is_noted_once_until_it_is_above_again() {
        var account = Desk.customer(Desk.deck("0.10"), "10").account();
        set(account, "5");
        double before = noted();

        adjust(account, "-5");
        var atTheThreshold = shown(account).getString("since");
        adjust(account, "-0.000001");
        var since = shown(account).getString("since");
        adjust(account, "-1");
        var later = shown(account).getString("since");
        adjust(account, "1.000001");
        var above = shown(account).getString("since");
        adjust(account, "-1");

        assertThat(atTheThreshold).isNull();
        assertThat(since).isNotNull().isEqualTo(later);
        assertThat(above).isNull();
        assertThat(shown(account).getString("since")).isNotNull().isGreaterThan(since);
        assertThat(noted() - before).isEqualTo(2);
        var told = bus.first(
                AccountSnapshot.class,
                one -> one.accountId().equals(account)
                        && one.lowBalance() != null
                        && one.lowBalance().since().isAfter(Instant.parse(since)));
        assertThat(told.lowBalance())
                .isEqualTo(new AccountSnapshot.LowBalance(
                        Money.of("5", "EUR"),
                        Money.of("4", "EUR"),
                        Instant.parse(shown(account).getString("since"))));
        assertThat(bus.first(
                                AccountSnapshot.class,
                                one -> one.accountId().equals(account) && one.version() == told.version() - 1)
                        .lowBalance())
                .isNull();
    }

    @Test
    void threshold_counts_at_once_and_can_be_taken_away() {
        var account = Desk.customer(Desk.deck("0.10"), "3").account();
        var customer = Desk.as(Desk.key(account));

        var low = customer.body(Map.of("threshold", "5"))
                .put("/v1/accounts/{id}/low-balance", account)
                .jsonPath();
        var removed = asOperator().delete("/v1/accounts/{id}/low-balance", account);

        assertThat(low.getString("threshold.amount")).isEqualTo("5.00");
        assertThat(low.getString("since")).isNotNull();
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(shown(account).getMap("$")).containsOnlyKeys("balance");
    }

    @Test
    void senseless_threshold_and_a_foreign_account_are_refused() {
        var account = Desk.customer(Desk.deck("0.10"), "3").account();
        var other = Desk.as(Desk.key(Desk.customer(Desk.deck("0.10"), "3").account()));

        var senseless =
                asOperator().body(Map.of("threshold", "0.0000001")).put("/v1/accounts/{id}/low-balance", account);

        assertThat(senseless.jsonPath().getString("errors[0].field")).isEqualTo("threshold");
        assertThat(other.get("/v1/accounts/{id}/low-balance", account).statusCode())
                .isEqualTo(404);
        assertThat(asOperator()
                        .get("/v1/accounts/{id}/low-balance", new UUID(1, 1))
                        .statusCode())
                .isEqualTo(404);
    }

    private double noted() {
        return registry.counter("ringback.rating.low.balance").count();
    }

    private static JsonPath shown(UUID account) {
        return asOperator().get("/v1/accounts/{id}/low-balance", account).jsonPath();
    }

    private static void set(UUID account, String threshold) {
        asOperator().body(Map.of("threshold", threshold)).put("/v1/accounts/{id}/low-balance", account);
    }

    private static void adjust(UUID account, String amount) {
        assertThat(asOperator()
                        .body(Map.of("amount", amount, "reason", "test"))
                        .post("/v1/accounts/{id}/adjustments", account)
                        .statusCode())
                .isEqualTo(201);
    }
}
