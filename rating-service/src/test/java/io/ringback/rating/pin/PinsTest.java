package io.ringback.rating.pin;

import static io.ringback.rating.Desk.as;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Desk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class PinsTest {
    @Test
    void operator_sets_it_and_nobody_sees_it() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();

        var before =
                asOperator().get("/v1/accounts/{id}/pin", account).jsonPath().getMap("$");
        var set = put(Desk.OPERATOR_KEY, account, Map.of("pin", "4711"));
        var after = asOperator().get("/v1/accounts/{id}/pin", account);

        assertThat(before).isEqualTo(Map.of("set", false));
        assertThat(set).isEqualTo(204);
        assertThat(after.jsonPath().getMap("$"))
                .containsOnlyKeys("set", "changedAt")
                .containsEntry("set", true);
        assertThat(after.asString()).doesNotContain("4711", "argon2");
    }

    @Test
    void customer_changes_it_with_the_old_one_and_is_locked_out_after_three_wrong_ones() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var key = Desk.key(account);
        put(Desk.OPERATOR_KEY, account, Map.of("pin", "4711"));

        assertThat(put(key, account, Map.of("pin", "0815", "oldPin", "4711"))).isEqualTo(204);
        for (int i = 0; i < 3; i++) {
            var wrong = as(key).body(Map.of("pin", "1234", "oldPin", "4711")).put("/v1/accounts/{id}/pin", account);
            assertThat(problem(wrong)).containsEntry("status", 403).containsEntry("code", "wrong-pin");
        }
        var locked = as(key).body(Map.of("pin", "1234", "oldPin", "0815")).put("/v1/accounts/{id}/pin", account);
        put(Desk.OPERATOR_KEY, account, Map.of("pin", "2222"));

        assertThat(problem(locked)).containsEntry("status", 429).containsEntry("code", "pin-locked");
        assertThat(put(key, account, Map.of("pin", "3333", "oldPin", "2222"))).isEqualTo(204);
    }

    @Test
    void customer_without_the_old_one_is_refused_with_the_field() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var key = Desk.key(account);

        var refused = as(key).body(Map.of("pin", "4711")).put("/v1/accounts/{id}/pin", account);
        var letters = asOperator().body(Map.of("pin", "12ab")).put("/v1/accounts/{id}/pin", account);

        assertThat(problem(refused))
                .containsEntry(
                        "errors", List.of(Map.of("field", "oldPin", "message", "is required with a customer's key")));
        assertThat(problem(letters))
                .containsEntry("errors", List.of(Map.of("field", "pin", "message", "must be 4 to 12 digits")));
    }

    @Test
    void removed_pin_is_gone() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        put(Desk.OPERATOR_KEY, account, Map.of("pin", "4711"));

        assertThat(asOperator().delete("/v1/accounts/{id}/pin", account).statusCode())
                .isEqualTo(204);
        assertThat(asOperator().delete("/v1/accounts/{id}/pin", account).statusCode())
                .isEqualTo(404);
        assertThat(put(Desk.OPERATOR_KEY, new UUID(1, 3), Map.of("pin", "4711")))
                .isEqualTo(404);
    }

    private static int put(String key, UUID account, Map<String, Object> order) {
        return as(key).body(order).put("/v1/accounts/{id}/pin", account).statusCode();
    }
}
